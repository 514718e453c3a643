namespace Pipeline.Clean.Html;

/// <summary>The elements that matter for where text is and what it is. All others read as inline.</summary>
internal enum HtmlTag : byte
{
    Other,

    // Inline.
    A, B, Big, Code, Em, Font, I, S, Small, Strike, Strong, Tt, U, Nobr, Span, Sup, Sub, Label, Time, Abbr, Cite, Q, Mark, Ins, Del,

    // Void.
    Br, Hr, Img, Input, Link, Meta, Wbr, Source, Embed, Col, Area, Base, Track, Param,

    // Text that is not part of the page.
    Script, Style, Template, Noscript, Iframe, Noembed, Noframes, Xmp, Textarea, Title, Svg, Math, Object, Audio, Video, Canvas,
    Select, Option, Optgroup, Datalist, Button,

    // Blocks.
    Html, Head, Body, P, Div, Section, Article, Main, Header, Footer, Nav, Aside, Figure, Figcaption, Blockquote, Pre, Address, Details, Summary,
    H1, H2, H3, H4, H5, H6, Ul, Ol, Li, Dl, Dt, Dd, Table, Caption, Thead, Tbody, Tfoot, Tr, Td, Th, Form, Fieldset, Legend, Hgroup, Dialog, Center, Menu, Search,
}

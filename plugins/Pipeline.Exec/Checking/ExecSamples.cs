namespace Pipeline.Exec.Checking;

/// <summary>Documents that commands are tried with.</summary>
internal static class ExecSamples
{
    private const string Story = "The council voted on Monday. “We are DONE,” said Jane Doe. It was the THIRD vote this year.\n\nNobody else spoke.";

    /// <summary>The kinds of the built-in layers.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        [Block.LayerName] = typeof(Block),
        [Sentence.LayerName] = typeof(Sentence),
        [Token.LayerName] = typeof(Token),
        [Quote.LayerName] = typeof(Quote),
        [SpeakerProfile.LayerName] = typeof(SpeakerProfile),
        [SummarySentence.LayerName] = typeof(SummarySentence),
    };

    /// <summary>With what they are, for messages.</summary>
    public static IEnumerable<(string Name, Document Document)> All(ExecOptions options)
    {
        yield return ("a short story", News(options));
        yield return ("an empty text", Make("empty", "", options));
        yield return ("a text with emoji", Make("emoji", "A 🙂 SMILE 👩‍👩‍👧 and a FLAG 🇺🇳 at the end 🙂", options));
        yield return ("half surrogate pairs", Make("half", "A", options).Edit(TextEdits.Of(new TextEdit(new TextSpan(1, 1), " \uD83D HALF \uDE42 pair"))));
        yield return ("a text with CRLF and odd line breaks", Make("breaks", "ONE\r\nTWO\rTHREE\u2028FOUR\u0085FIVE\n", options));
        yield return ("right-to-left text", Make("rtl", "אמר ABC דבר. قال XYZ ذلك.", options));
        yield return ("control characters and quotation marks", Make("controls", "\u0000\u0007\t\"BACK\\SLASH\" \u007F \uFEFFBOM", options));
        yield return ("a text of a million characters", Make("long", string.Concat(Enumerable.Repeat(Story + "\n", 1_000_000 / Story.Length)), options));
    }

    /// <summary>A short story.</summary>
    public static Document News(ExecOptions options) => Make("story", Story, options);

    /// <summary>A document with the layers that are asked for: where their kind is known, over the whole text, otherwise empty.</summary>
    private static Document Make(string name, string text, ExecOptions options)
    {
        var document = Document.FromText($"check/{name}.txt", text).WithMetadata(MetadataKeys.Title, "A “title” 🙂");
        var all = new TextSpan(0, document.Text.Length);
        foreach (var layer in options.Requires.Concat(options.Uses).Distinct(StringComparer.Ordinal))
        {
            document = layer switch
            {
                _ when layer == Block.LayerName => document.With(Layer<Block>.Of(new Block(all, BlockKind.Paragraph))),
                _ when layer == Sentence.LayerName => document.With(Layer<Sentence>.Of(new Sentence(all))),
                _ when layer == Token.LayerName => document.With(Layer<Token>.Of(new Token(all, TokenKind.Word))),
                _ when layer == Quote.LayerName => document.With(Layer<Quote>.Of(new Quote(all, QuoteKind.Indirect) { Speaker = new Speaker("Jane Doe", all) })),
                _ when layer == SpeakerProfile.LayerName => document.With(Layer<SpeakerProfile>.Of(new SpeakerProfile(all, "Jane Doe"))),
                _ when layer == SummarySentence.LayerName => document.With(Layer<SummarySentence>.Of(new SummarySentence(all, 1))),
                _ => document.With(layer, []),
            };
        }

        return document;
    }
}

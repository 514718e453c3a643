namespace Pipeline.Tests.TagQuotes;

public class DirectQuoteTests
{
    [Theory]
    // Who said it, after the words.
    [InlineData("“[[The bridge will open in May,|Anna Berg|said]]” Anna Berg said.")]
    [InlineData("“[[The bridge will open in May,|Anna Berg|said]]” said Anna Berg, the city’s chief engineer.")]
    [InlineData("\"[[The bridge will open in May,|Anna Berg|said]]\" Anna Berg said on Monday.")]
    [InlineData("“[[Will it ever open?|Anna Berg|asked]]” Anna Berg asked.")]
    [InlineData("“[[It never will!|Anna Berg|shouted]]” shouted Anna Berg.")]
    [InlineData("«[[The bridge will open in May,|Anna Berg|said]]» Anna Berg said.")]
    [InlineData("‘[[The bridge will open in May,|Anna Berg|said]]’ Anna Berg said.")]
    [InlineData("'[[The bridge won't open in May,|Anna Berg|said]]' Anna Berg said.")]
    [InlineData("''[[The bridge will open in May,|Anna Berg|said]]'' Anna Berg said.")]
    [InlineData("“[[The bridge will open in May,|Anna Berg|told]]” Anna Berg told reporters in Oslo.")]
    [InlineData("“[[The bridge will open in May,|Anna Berg|says]]” says retired engineer Anna Berg.")]
    [InlineData("“[[The bridge will open in May,|Anna Berg|according to]]” according to Anna Berg.")]
    // Before the words.
    [InlineData("Anna Berg said, “[[The bridge will open in May.|Anna Berg|said]]”")]
    [InlineData("Anna Berg said: “[[The bridge will open in May.|Anna Berg|said]]”")]
    [InlineData("Anna Berg told the council, “[[The bridge will open in May.|Anna Berg|told]]”")]
    [InlineData("Anna Berg wrote on Twitter: “[[The bridge will open in May.|Anna Berg|wrote]]”")]
    [InlineData("Anna Berg defended the delay, saying “[[the bridge will open in May.|Anna Berg|saying]]”")]
    [InlineData("In a letter to the council, Anna Berg added: “[[The bridge will open in May.|Anna Berg|added]]”")]
    // Verbs that take nothing but the words.
    [InlineData("Anna Berg retorted “[[I was never asked|Anna Berg|retorted]]” and then left the room.")]
    // Interrupted: two records, both with their speaker.
    [InlineData("“[[The bridge,|Anna Berg|said]]” Anna Berg said, “[[will open in May.|Anna Berg|said]]”")]
    [InlineData("“[[The bridge will open,|Anna Berg|said]]” Anna Berg said. “[[We promised it.|Anna Berg|said]]”")]
    [InlineData("“[[First. Second. Third,|Anna Berg|said]]” said Anna Berg. “[[Fourth. Fifth.|Anna Berg|said]]”")]
    // Short words alone are no title, and a month after a first name is a name.
    [InlineData("“[[Go away,|Ann Lee|said]]” said Ann Lee. “[[Come back,|Bob May|said]]” said Bob May.")]
    [InlineData("“[[Not yet,|Theresa May|said]]” said Theresa May. “[[Not ever,|Mark Will|said]]” said Mark Will.")]
    // Brackets and omissions inside.
    [InlineData("“[[[The bridge] will open … in May,|Anna Berg|said]]” Anna Berg said.")]
    [InlineData("“[[(Berg) had the spring in mind,|Ola Lund|said]]” city spokesman Ola Lund said.")]
    // What opens the sentence is not part of the quotation.
    [InlineData("Despite the cold, “[[the bridge will open in May,|Anna Berg|said]]” Anna Berg said.")]
    // Marks set wrongly.
    [InlineData("“[[The bridge will open in May,|Anna Berg|said]]“ said Anna Berg.")]
    [InlineData("\"[[They call it 'a flight to quality,'|Anna Berg|said]] \" Anna Berg said.")]
    [InlineData("“[[It will open,|Anna Berg|said]]” said Anna Berg. “[[We promised that.|Anna Berg|said]]\n\nNothing else was planned.")]
    // Quotations inside quotations belong to the outer one.
    [InlineData("“[[She told me ‘never again’ and left,|Ola Lund|said]]” Ola Lund said.")]
    [InlineData("‘[[She told me “never again” and left,|Ola Lund|said]]’ Ola Lund said.")]
    public void Tag_DirectQuote_IsFoundWithSpeaker(string marked) => Press.AssertTags(marked);

    [Theory]
    [InlineData("“[[We waited a year,|Anna Berg|said]]” Anna Berg said.\n\n“[[Nobody called.|Anna Berg|-]]”")]
    [InlineData("“[[We waited a year,|Anna Berg|said]]” Anna Berg said. But “[[nobody ever called us back.|Anna Berg|-]]”")]
    [InlineData("Anna Berg was tired of it.\n\n“[[We waited a year,|Anna Berg|said]]” she said.")]
    [InlineData("Anna Berg said: “[[We waited a year.|Anna Berg|said]]\n\n“[[Nobody called.|Anna Berg|-]]\n\n“[[In the end we left.|Anna Berg|-]]”")]
    [InlineData("“[[We waited a year.|-|-]]\n\n“[[Nobody called,|Anna Berg|said]]” Anna Berg said.")]
    public void Tag_QuoteOverParagraphs_KeepsItsSpeaker(string marked) => Press.AssertTags(marked);

    [Theory]
    // Scare quotes, terms, titles and nicknames.
    [InlineData("The so-called “bridge to nowhere” was closed for a year.")]
    [InlineData("Critics read his novel “The Long Way Home” with pleasure.")]
    [InlineData("Marcia “Cia” Price won the seat.")]
    [InlineData("The plan is known as “Fortress” in the ministry.")]
    // Inches, feet and apostrophes.
    [InlineData("He bought a 27\" screen and a 6' ladder in the '90s.")]
    [InlineData("The workers' union and the miners' club met in '98.")]
    [InlineData("The Joneses’ dog and the Smiths’ cat ran ’til dawn.")]
    public void Tag_MarksWithoutSpeech_AreNotQuoted(string text) => Press.AssertTags(text);

    [Theory]
    // The damage stays in its paragraph.
    [InlineData("The sign said “closed and nobody came.\n\n“[[The bridge will open in May,|Anna Berg|said]]” Anna Berg said.")]
    [InlineData("They fired a 5” gun.\n\n“[[The bridge will open in May,|Anna Berg|said]]” Anna Berg said.")]
    [InlineData("A stray \" here.\n\n\"[[The bridge will open in May,|Anna Berg|said]]\" Anna Berg said.")]
    public void Tag_MissingMark_SpoilsOnlyItsParagraph(string marked) => Press.AssertTags(marked);
}

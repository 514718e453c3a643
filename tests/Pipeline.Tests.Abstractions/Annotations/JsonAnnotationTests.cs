using System.Collections.Immutable;

namespace Pipeline.Tests.Abstractions.Annotations;

public class JsonAnnotationTests
{
    private static readonly TextSpan s_span = new(2, 5);

    [Fact]
    public void Of_ListsDictionariesAndNumbers_AreOfTheKindsThatAreNamed()
    {
        var annotation = Make(("list", new List<object?> { 1, "a", null }), ("of", new Dictionary<string, object?> { ["b"] = 1.5f, ["a"] = s_span }), ("n", 7));

        Assert.Equal(["list", "n", "of"], annotation.Values.Keys);
        Assert.Equal([1L, "a", null], Assert.IsType<ImmutableArray<object?>>(annotation.Values["list"]));
        Assert.Equal([("a", s_span), ("b", 1.5)], Assert.IsType<ImmutableSortedDictionary<string, object?>>(annotation.Values["of"]).Select(static pair => (pair.Key, pair.Value!)));
        Assert.Equal(7L, annotation.Values["n"]);
    }

    [Fact]
    public void Of_SomethingElse_IsRefused() => Assert.Throws<ArgumentException>(static () => Make(("x", new object())));

    [Fact]
    public void Of_ACycle_IsRefused()
    {
        var list = new List<object?>();
        list.Add(list);

        Assert.Throws<ArgumentException>(() => Make(("x", list)));
    }

    [Fact]
    public void Equals_EqualValues_AreEqual()
    {
        Assert.Equal(Make(("a", new[] { 1, 2 }), ("b", s_span)), Make(("b", s_span), ("a", new List<object?> { 1L, 2 })));
        Assert.NotEqual(Make(("a", new[] { 1, 2 })), Make(("a", new[] { 1, 3 })));
    }

    [Fact]
    public void Edit_OfTheText_MovesEverySpan()
    {
        var document = Document.FromText("a", "0123456789").With("found", [
            Make(("at", new object?[] { new TextSpan(4, 6) })),
            JsonAnnotation.Of(new TextSpan(0, 1), [])]);

        var edited = document.Edit(TextEdits.Of(new TextEdit(new TextSpan(0, 1), ""), new TextEdit(new TextSpan(9, 9), "xx")));

        var found = (JsonAnnotation)Assert.Single(Assert.Single(edited.Layers).Annotations);
        Assert.Equal(new TextSpan(1, 4), found.Span);
        Assert.Equal([new TextSpan(3, 5)], Assert.IsType<ImmutableArray<object?>>(found.Values["at"]));
    }

    [Fact]
    public void With_ALayerByName_IsSortedAndReplaced()
    {
        var document = Document.FromText("a", "0123456789").With(Layer<Sentence>.Empty)
            .With("found", [JsonAnnotation.Of(new TextSpan(5, 6), []), JsonAnnotation.Of(new TextSpan(1, 2), [])]).With("zoo", []);

        Assert.Equal(["found", "sentences", "zoo"], document.Layers.Select(static layer => layer.Name));
        Assert.Equal([1, 5], document.Layers[0].Annotations.Select(static annotation => annotation.Span.Start));
        Assert.Equal([0, 0, 0], document.With("found", []).Layers.Select(static layer => layer.Count));
    }

    [Fact]
    public void With_ASpanWithinAValueBeyondTheText_IsRefused() => Assert.Throws<ArgumentException>(static () =>
        Document.FromText("a", "0123").With("found", [JsonAnnotation.Of(new TextSpan(0, 1), [new("x", new TextSpan(0, 5))])]));

    [Fact]
    public void With_ANameThatAKindHas_IsRefused()
    {
        Assert.Throws<ArgumentException>(static () => Document.FromText("a", "").With(Layer<Sentence>.Empty).With("sentences", []));
        Assert.Throws<ArgumentException>(static () => Document.FromText("a", "").With("sentences", []).With(Layer<Sentence>.Empty));
    }

    private static JsonAnnotation Make(params (string Name, object? Value)[] values) =>
        JsonAnnotation.Of(s_span, values.Select(static value => KeyValuePair.Create(value.Name, value.Value)));
}

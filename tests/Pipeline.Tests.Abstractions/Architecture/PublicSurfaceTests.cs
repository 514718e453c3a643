using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pipeline.Tests.Abstractions.Architecture;

public class PublicSurfaceTests
{
    private static readonly Type[] Types = typeof(Document).Assembly.GetExportedTypes();

    /// <summary>What an author of a plugin has to learn, four types for explanations and two for stages whose layers are named in YAML among it, which only authors who want them meet. It may shrink; it grows only with a reason.</summary>
    [Fact]
    public void Types_Number_StaysSmall() => Assert.InRange(Types.Length, 20, 52);

    [Fact]
    public void Types_Namespace_IsOneForAll() => Assert.All(Types, static type => Assert.Equal("Pipeline", type.Namespace));

    [Fact]
    public void Properties_Setters_AreForInitializersAlone()
    {
        var settable = Types
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .Where(static property => property.DeclaringType!.Assembly == typeof(Document).Assembly
                && property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));

        Assert.Empty(settable.Select(static property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void Fields_Public_AreConstants() => Assert.DoesNotContain(
        Types.Where(static type => !type.IsEnum).SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)),
        static field => !field.IsLiteral);

    [Fact]
    public void Classes_AreSealedOrStatic() => Assert.All(
        Types.Where(static type => type.IsClass),
        static type => Assert.True(type.IsSealed, type.Name));

    [Fact]
    public void Structs_AreReadOnly() => Assert.All(
        Types.Where(static type => type.IsValueType && !type.IsEnum),
        static type => Assert.True(type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false), type.Name));

    [Fact]
    public void Assembly_Version_IsFrozen() => Assert.Equal(new Version(1, 0, 0, 0), typeof(Document).Assembly.GetName().Version);
}

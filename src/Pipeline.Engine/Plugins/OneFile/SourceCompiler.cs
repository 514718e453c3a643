using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Pipeline.Engine.Configuration;
using Diagnostic = Pipeline.Engine.Configuration.Diagnostic;

namespace Pipeline.Engine.Plugins.OneFile;

/// <summary>Compiles one C# file against the contracts, with Roslyn. Nothing else may touch Roslyn, so that it is loaded only when a file has changed.</summary>
internal static class SourceCompiler
{
    private const int MaxErrors = 20;
    private const string Directive = "#:";

    /// <summary>What a project of the SDK has by itself, and the contracts.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Pipeline;
        """;

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest);
    private static readonly SyntaxTree s_usings = CSharpSyntaxTree.ParseText(Usings, s_parsing);
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(References);

    /// <summary>The assembly of a file; its symbols are in it.</summary>
    /// <exception cref="SourceException">It has errors.</exception>
    public static byte[] Compile(SourceFile file)
    {
        if (Directives(file) is { IsEmpty: false } directives)
            throw new SourceException(directives);
        var source = SourceText.From(file.Text.Text, System.Text.Encoding.UTF8, SourceHashAlgorithm.Sha256);
        var compilation = CSharpCompilation.Create(
            file.Name,
            [s_usings, CSharpSyntaxTree.ParseText(source, s_parsing, file.Path)],
            s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (result.Success)
            return assembly.ToArray();
        throw new SourceException(
        [
            .. result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).Take(MaxErrors).Select(diagnostic => Describe(file, diagnostic)),
        ]);
    }

    private static Diagnostic Describe(SourceFile file, Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var start = Math.Min(span.Start, file.Text.Text.Length);
        return new Diagnostic
        {
            Code = DiagnosticCodes.PluginDoesNotCompile,
            Message = $"{diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).TrimEnd('.')} ({diagnostic.Id})",
            File = file.Text,
            Span = new TextSpan(start, Math.Clamp(span.End, start, file.Text.Text.Length)),
        };
    }

    /// <summary>Directives of file-based apps, for which there is no project here.</summary>
    private static ImmutableArray<Diagnostic> Directives(SourceFile file)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var line = 1; line <= file.Text.LineCount; line++)
        {
            var span = file.Text.LineSpan(line);
            if (!span.In(file.Text.Text).StartsWith(Directive, StringComparison.Ordinal))
                continue;
            found.Add(new Diagnostic
            {
                Code = DiagnosticCodes.PluginDoesNotCompile,
                Message = $"a plugin of one file has no project that `{span.In(file.Text.Text).Trim()}` could be a part of",
                File = file.Text,
                Span = span,
                Fix = $"make it a project, with packages as it likes: `pipeline new plugin {file.Name}`",
            });
        }

        return found.ToImmutable();
    }

    /// <summary>The platform, the contracts, and what plugins share with the host; not what the host is made of.</summary>
    private static ImmutableArray<MetadataReference> References()
    {
        var contracts = typeof(IPlugin).Assembly.Location;
        var files = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (contracts.Length == 0 || files.Length == 0)
            throw new PluginException("this program is published as a single file, which cannot compile plugins: build it as a project (`pipeline new plugin`)");
        return [.. files.Where(file => file == contracts || IsOffered(Path.GetFileNameWithoutExtension(file))).Select(static file => MetadataReference.CreateFromFile(file))];
    }

    private static bool IsOffered(string assembly) =>
        assembly is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp"
        || (assembly.StartsWith("System.", StringComparison.Ordinal) && !assembly.StartsWith("System.CommandLine", StringComparison.Ordinal))
        || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.Win32.", StringComparison.Ordinal);
}

using System.Runtime.InteropServices;

namespace Pipeline.Benchmarks.Segmentation;

/// <summary>The break iterators of the ICU library of the machine, to compare with.</summary>
internal sealed unsafe class Icu
{
    /// <summary>Boundaries of words.</summary>
    public const int Words = 1;

    /// <summary>Boundaries of sentences.</summary>
    public const int Sentences = 3;

    private readonly delegate* unmanaged<int, byte*, char*, int, int*, nint> _open;
    private readonly delegate* unmanaged<nint, int> _next;
    private readonly delegate* unmanaged<nint, void> _close;

    private Icu(nint library, int version)
    {
        Version = version;
        _open = (delegate* unmanaged<int, byte*, char*, int, int*, nint>)NativeLibrary.GetExport(library, $"ubrk_open_{version}");
        _next = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, $"ubrk_next_{version}");
        _close = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, $"ubrk_close_{version}");
    }

    /// <summary>The major version.</summary>
    public int Version { get; }

    /// <summary>The library, if the machine has it under its usual name.</summary>
    public static Icu? Find()
    {
        for (var version = 90; version >= 60; version--)
        {
            if (NativeLibrary.TryLoad($"libicuuc.so.{version}", out var library) || NativeLibrary.TryLoad($"libicuuc.{version}.dylib", out library))
                return new Icu(library, version);
        }

        return null;
    }

    /// <summary>Counts the boundaries of a kind in English text.</summary>
    /// <exception cref="InvalidOperationException">ICU refused.</exception>
    public int Count(int kind, string text)
    {
        var status = 0;
        fixed (byte* locale = "en\0"u8)
        fixed (char* start = text)
        {
            var iterator = _open(kind, locale, start, text.Length, &status);
            if (status > 0)
                throw new InvalidOperationException($"ICU {Version} has no break iterator: error {status}.");
            var count = 0;
            while (_next(iterator) >= 0)
                count++;
            _close(iterator);
            return count;
        }
    }
}

using System.IO.MemoryMappedFiles;
using System.Text;

namespace Pipeline.Engine.Ledger;

/// <summary>Which document each lane has in hand, and in which stage, in a file mapped into memory: what the lanes write is there after the process
/// has died, and costs nanoseconds. So a crash is told from its neighbours, which were claimed but not in hand.</summary>
/// <remarks>Says nothing after the machine has gone down, which is no document's fault: the file carries the system's boot.</remarks>
internal sealed unsafe class InFlight : IDisposable
{
    private const int MaxSlots = 1088; // 1,024 lanes at most, and then some
    private const int HeaderSize = 64;
    private const int SlotSize = 128;
    private const int StageLength = 64; // as long as an id may be; ids are ASCII

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private string _boot = "";

    private InFlight(MemoryMappedFile file)
    {
        _file = file;
        _view = file.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>Opens the file, and says what the process before had in hand when it died.</summary>
    /// <param name="path">Absolute; its folder exists.</param>
    /// <param name="boot">Tells one run of the system from the next.</param>
    /// <param name="left">The key of each document, and the stage it was in.</param>
    public static InFlight Read(string path, string boot, out IReadOnlyList<(long Document, string Stage)> left)
    {
        const int size = HeaderSize + (MaxSlots * SlotSize);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        var isNew = stream.Length != size;
        stream.SetLength(size);
        var slots = new InFlight(MemoryMappedFile.CreateFromFile(stream, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false));
        var header = new Span<byte>(slots._start, HeaderSize);
        Span<byte> mark = stackalloc byte[HeaderSize];
        Encoding.ASCII.GetBytes(boot.AsSpan(0, Math.Min(boot.Length, HeaderSize)), mark);
        left = !isNew && header.SequenceEqual(mark) ? slots.Left() : [];
        slots._boot = boot;
        return slots;
    }

    /// <summary>Empties every slot: what was left in them is settled.</summary>
    public void Start()
    {
        new Span<byte>(_start, HeaderSize + (MaxSlots * SlotSize)).Clear();
        Encoding.ASCII.GetBytes(_boot.AsSpan(0, Math.Min(_boot.Length, HeaderSize)), new Span<byte>(_start, HeaderSize));
    }

    /// <summary>What tells one run of the system from the next; where the system does not say, the same for ever.</summary>
    public static string SystemBoot()
    {
        const string linux = "/proc/sys/kernel/random/boot_id";
        return File.Exists(linux) ? File.ReadAllText(linux).Trim() : "unknown";
    }

    /// <summary>Says that a lane works on a document in a stage.</summary>
    /// <param name="lane">From 0.</param>
    /// <param name="document">Its key in the ledger, above 0.</param>
    /// <param name="stage">The id of the stage.</param>
    public void Enter(int lane, long document, string stage)
    {
        var slot = _start + HeaderSize + (lane % MaxSlots * SlotSize);
        var name = new Span<byte>(slot + 8, StageLength);
        name.Clear();
        Encoding.ASCII.GetBytes(stage.AsSpan(0, Math.Min(stage.Length, StageLength)), name);
        Volatile.Write(ref *(long*)slot, document);
    }

    /// <summary>Says that a lane has no document in hand.</summary>
    public void Leave(int lane) => Volatile.Write(ref *(long*)(_start + HeaderSize + (lane % MaxSlots * SlotSize)), 0);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private List<(long Document, string Stage)> Left()
    {
        var left = new List<(long Document, string Stage)>();
        for (var i = 0; i < MaxSlots; i++)
        {
            var slot = _start + HeaderSize + (i * SlotSize);
            if (*(long*)slot is var document && document > 0)
                left.Add((document, Encoding.ASCII.GetString(slot + 8, StageLength).TrimEnd('\0')));
        }

        return left;
    }
}

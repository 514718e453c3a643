using System.Collections.Immutable;
using System.Net;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>A unit of systemd that runs <c>pipeline work</c> with no more rights than it needs.</summary>
internal sealed record ServiceUnit
{
    /// <summary>The name of the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>The pipeline file, absolute.</summary>
    public required string File { get; init; }

    public required ServiceProgram Program { get; init; }

    /// <summary>Whom it runs as.</summary>
    public required string User { get; init; }

    /// <summary>The folders that it writes to, absolute.</summary>
    public required ImmutableArray<string> Folders { get; init; }

    /// <summary>Where health and metrics are served; null for nowhere.</summary>
    public IPEndPoint? Http { get; init; }

    private string Folder => Path.GetDirectoryName(File)!;

    private IEnumerable<string> Paths => [File, Folder, .. Program.Command, .. Program.DotnetRoot is { } root ? [root] : Array.Empty<string>(), .. Folders];

    /// <summary>What is wrong with the paths, for the user; null when nothing is.</summary>
    public string? Problem()
    {
        foreach (var path in Paths)
        {
            if ((UnitText.Problem(path) ?? (path == Program.Command[0] ? UnitText.ProgramProblem(path) : null)) is { } problem)
                return $"A systemd unit cannot hold the path `{path}`: it {problem}. Move or rename it.";
        }

        return null;
    }

    /// <summary>The unit file.</summary>
    public string Render()
    {
        string[] arguments = [.. Program.Command.Skip(1), "work", File, .. Http is { } address ? ["--http", address.ToString()] : Array.Empty<string>()];
        return $"""
            # Runs {File} as a service.
            #
            #   pipeline service print {UnitText.Shell(File)} | sudo tee /etc/systemd/system/pipeline.service
            #   sudo -u {User} mkdir -p {string.Join(' ', Folders.Select(UnitText.Shell))}
            #   sudo systemctl daemon-reload
            #   sudo systemctl enable --now pipeline
            #   systemctl status pipeline      says what it does, and why it is blocked when it is
            #   journalctl -u pipeline         shows its log
            #
            # Print it again when exports move to other folders: it can write to those below alone.

            [Unit]
            Description=Pipeline {UnitText.Line(Terminal.TerminalText.Printable(Name, oneLine: true).TrimEnd('\\', ' '))}
            After=network.target
            RequiresMountsFor={string.Join(' ', Folders.Prepend(Folder).Select(UnitText.Word))}

            [Service]
            Type=notify
            ExecStart={UnitText.Program(Program.Command[0])} {string.Join(' ', arguments.Select(UnitText.Argument))}
            WorkingDirectory={UnitText.Line(Folder)}
            User={User}
            {(Program.DotnetRoot is { } root ? $"Environment={UnitText.Word($"DOTNET_ROOT={root}")}\n" : "")}Restart=on-failure
            RestartSec=5
            # A mistake in the pipeline file is not mended by starting again.
            RestartPreventExitStatus=2
            # SIGTERM, after a clean drain.
            SuccessExitStatus=143
            KillSignal=SIGTERM
            TimeoutStopSec=90
            WatchdogSec=30

            # What it may write to.
            ProtectSystem=strict
            ProtectHome=read-only
            {string.Join('\n', Folders.Select(static folder => $"ReadWritePaths={UnitText.Word(folder)}"))}
            {PrivateTmp}
            UMask=0027

            # What it may do. Not MemoryDenyWriteExecute: .NET compiles at run time.
            NoNewPrivileges=yes
            CapabilityBoundingSet=
            AmbientCapabilities=
            PrivateDevices=yes
            ProtectClock=yes
            ProtectControlGroups=yes
            ProtectHostname=yes
            ProtectKernelLogs=yes
            ProtectKernelModules=yes
            ProtectKernelTunables=yes
            RemoveIPC=yes
            RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
            RestrictNamespaces=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            SystemCallArchitectures=native
            SystemCallFilter=@system-service
            SystemCallErrorNumber=EPERM

            [Install]
            WantedBy=multi-user.target

            """;
    }

    /// <summary>A private one hides what is in the common one.</summary>
    private string PrivateTmp => Paths.Any(static path => WritableFolders.IsWithin(path, "/tmp") || WritableFolders.IsWithin(path, "/var/tmp"))
        ? "# Not PrivateTmp: the pipeline is in a folder for temporary files, which it would hide."
        : "PrivateTmp=yes";
}

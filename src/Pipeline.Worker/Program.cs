using Pipeline.Worker.Commands;
using Pipeline.Worker.Terminal;

return await CommandLine.RunAsync(args, new Consoles());

using Pipeline.Worker.Commands;
using Pipeline.Worker.Terminal;

return await CommandLine.RunAsync(args, new Consoles(Console.Out, Console.Error));

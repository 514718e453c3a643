using Pipeline.Tests.Quality;

return await QualityProgram.RunAsync(args);

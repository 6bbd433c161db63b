using Exchange.Education;
using Exchange.Hosting;

await NodeHost.RunAsync<EducationNode, EducationDb>(args);

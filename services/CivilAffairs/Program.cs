using Exchange.CivilAffairs;
using Exchange.Hosting;

await NodeHost.RunAsync<CivilAffairsNode, CivilAffairsDb>(args);

using Exchange.Hosting;
using Exchange.PublicSecurity;

await NodeHost.RunAsync<PublicSecurityNode, PublicSecurityDb>(args);

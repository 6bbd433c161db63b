using Exchange.Hosting;
using Exchange.MedicalInsurance;

await NodeHost.RunAsync<MedicalInsuranceNode, MedicalInsuranceDb>(args);

using System.Text;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Standards;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Register;

/// <summary>Seals what a county states about a child, and opens it again.</summary>
internal sealed class StatementVault(IdentityVault vault)
{
    /// <summary>The statement as it is kept.</summary>
    public SealedStatement Seal(ChildStatement statement)
    {
        var (identity, facts) = (statement.Child.Identity, statement.Child.Facts);
        return new SealedStatement
        {
            MatchKey = KeyOf(statement),
            HasCitizenId = identity.CitizenId.Length > 0,
            Identity = vault.Seal(identity.ToByteArray()),
            Contact = vault.Seal(ContactOf(statement.Child).ToByteArray()),
            Facts = facts.ToByteArray(),
            BirthDate = facts.BirthDate.Length > 0 ? DateOnly.ParseExact(facts.BirthDate, "yyyy-MM-dd") : null,
            Residence = DivisionCode.Parse(facts.ResidenceDivision),
            Hukou = facts.Hukou is { Division.Length: > 0 } hukou ? DivisionCode.Parse(hukou.Division) : DivisionCode.None,
        };
    }

    /// <summary>
    /// Tells whether two statements are about one child. Without a number, it is the same child who has the same name, sex, birth date and
    /// county: importing a ledger twice must not enter her twice.
    /// </summary>
    public byte[] KeyOf(ChildStatement statement)
    {
        var (identity, facts) = (statement.Child.Identity, statement.Child.Facts);
        var county = DivisionCode.Parse(facts.ResidenceDivision).County;
        return identity.CitizenId.Length > 0
            ? vault.Key(CitizenId.Parse(identity.CitizenId))
            : vault.Digest(Encoding.UTF8.GetBytes(string.Join(
                '\n', "child without a number", identity.Name, (int)identity.Sex, identity.BirthDate, county)));
    }

    /// <summary>
    /// Tells whether two statements say the same of the same things; under the key, because their content could be guessed.
    /// </summary>
    public byte[] DigestOf(ChildStatement statement) =>
        vault.Digest([.. "statement\n"u8, .. statement.Child.ToByteArray(), .. statement.Stated?.ToByteArray() ?? []]);

    /// <summary>What the county stated last.</summary>
    public Child StatedBy(ChildRecord record)
    {
        var stated = ContactOf(record);
        stated.Identity = IdentityOf(record);
        stated.Facts = ChildFacts.Parser.ParseFrom(record.StatedFacts);
        return stated;
    }

    public PersonIdentity IdentityOf(ChildRecord record) => PersonIdentity.Parser.ParseFrom(vault.Open(record.Identity));

    /// <summary>A child with nothing but address, guardian, school and insurance.</summary>
    public Child ContactOf(ChildRecord record) => Child.Parser.ParseFrom(vault.Open(record.Contact));

    private static Child ContactOf(Child child)
    {
        var contact = child.Clone();
        (contact.Identity, contact.Facts) = (null, null);
        return contact;
    }
}

namespace Exchange.Standards;

/// <summary>A division of the table.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its own name: 和平区.</param>
/// <param name="FullName">Its name after those of its superiors: 辽宁省沈阳市和平区. Groupings that nobody says, such as 市辖区, are left out.</param>
public sealed record Division(DivisionCode Code, string Name, string FullName);

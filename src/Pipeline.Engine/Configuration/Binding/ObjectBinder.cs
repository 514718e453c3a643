using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>Binds a mapping to an options object: every key, then the rules of its properties, then the object's own.</summary>
/// <param name="scope">The file, and where mistakes go.</param>
internal sealed class ObjectBinder(BindingScope scope)
{
    private readonly Dictionary<string, BoundOption> _bound = new(StringComparer.Ordinal);

    /// <summary>The options that the mapping gives, by the name of the property.</summary>
    public IReadOnlyDictionary<string, BoundOption> Bound => _bound;

    /// <summary>Binds into an object; what the mapping does not name keeps its default.</summary>
    /// <param name="target">The object.</param>
    /// <param name="mapping">The mapping; null for none.</param>
    /// <param name="place">What to point at where something is missing.</param>
    /// <param name="owner">Whose options they are, in backticks, for messages.</param>
    /// <param name="engineKeys">Keys that stand elsewhere than among the options; null within an option.</param>
    /// <returns>Whether nothing was wrong.</returns>
    public bool TryBind(object target, YamlMapping? mapping, TextSpan place, string owner, IReadOnlyList<string>? engineKeys = null)
    {
        var before = scope.Diagnostics.Count;
        var isOption = engineKeys is not null;
        var properties = OptionProperty.Of(target.GetType());
        foreach (var entry in mapping?.Entries ?? [])
        {
            var key = entry.Key.Value;
            if (properties.FirstOrDefault(property => property.Key.Equals(key, StringComparison.Ordinal)) is { } known)
                BindProperty(target, known, entry);
            else
                scope.ReportUnknownKey(
                    entry.Key, properties.Select(static property => property.Key), $"{(isOption ? "an option" : "a key")} of {owner}",
                    engineKeys?.Contains(key, StringComparer.Ordinal) == true ? $"move {Words.Code(key)} out of `with:`" : null);
        }

        ReportMissing(target, properties, place, owner);
        if (scope.Diagnostics.Count == before && scope.IsComplete && target is IValidatableObject self)
            Validate(self, properties, place, owner);
        return scope.Diagnostics.Count == before;
    }

    private void BindProperty(object target, OptionProperty option, YamlEntry entry)
    {
        var variables = scope.VariablesUsed.Count;
        var type = option.Property.PropertyType;
        object? value = null;
        var isNull = option.IsNullable && entry.Value is YamlScalar scalar && ValueBinder.IsNull(scalar);
        var isBound = isNull || new ValueBinder(scope).TryBind(
            entry.Value, type, option.Key, option.Range, ScalarType.Of(type) is null ? option.ValueOf(target) : null, out value);
        _bound[option.Property.Name] = new BoundOption(
            entry.Key.Span, entry.Value.Span, string.Join(", ", scope.VariablesUsed.Skip(variables).Distinct(StringComparer.Ordinal)));
        if (!isBound)
            return;
        if (new OptionRules(scope).Check(target, option, value, entry.Value))
            Set(target, option, value, entry.Value);
    }

    private void Set(object target, OptionProperty option, object? value, YamlNode node)
    {
        try
        {
            option.Property.SetValue(target, value);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } reason)
        {
            // The name of the parameter is of no use to people who write YAML.
            var message = reason is ArgumentException { ParamName: { } parameter } ? reason.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal) : reason.Message;
            scope.Diagnostics.Add(DiagnosticCodes.InvalidValue, node.Span, $"{Words.Code(option.Key)}: {OptionRules.Clause(message)}");
        }
    }

    private void ReportMissing(object target, IReadOnlyList<OptionProperty> properties, TextSpan place, string owner)
    {
        if (!scope.IsComplete)
            return;
        foreach (var option in properties.Where(option => option.IsRequired && !_bound.ContainsKey(option.Property.Name)))
        {
            var value = option.ValueOf(target);
            var isGiven = option.Property.PropertyType.IsValueType && value is not null
                ? !value.Equals(Activator.CreateInstance(option.Property.PropertyType))
                : option.Rules.All(rule => rule.IsValid(value)); // an empty list is no value where one item is the least
            if (!isGiven)
                scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, place, $"{owner} needs {Words.Code(option.Key)}", option.Description);
        }
    }

    private void Validate(IValidatableObject self, IReadOnlyList<OptionProperty> properties, TextSpan place, string owner)
    {
        IEnumerable<ValidationResult?> results;
        try
        {
            var context = new ValidationContext(self);
            context.InitializeServiceProvider(type => type == typeof(PipelineContext) ? scope.Context : null);
            results = [.. self.Validate(context)];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            results = [new ValidationResult(exception.Message)];
        }

        foreach (var result in results.OfType<ValidationResult>())
        {
            var member = result.MemberNames.FirstOrDefault();
            var key = properties.FirstOrDefault(property => property.Property.Name.Equals(member, StringComparison.Ordinal))?.Key;
            var span = member is not null && _bound.TryGetValue(member, out var bound) ? bound.Value : place;
            scope.Diagnostics.Add(
                DiagnosticCodes.InvalidValue, span, $"{(key is null ? owner : Words.Code(key))}: {OptionRules.Clause(result.ErrorMessage)}");
        }
    }
}

using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>Checks a value against the DataAnnotations of its property.</summary>
/// <param name="scope">Where mistakes go.</param>
internal sealed class OptionRules(BindingScope scope)
{
    /// <summary>Whether the value meets all rules; the first that it does not meet is reported.</summary>
    public bool Check(object target, OptionProperty option, object? value, YamlNode node)
    {
        foreach (var rule in option.Rules)
        {
            // A rule for single values holds for each item of a list.
            if (rule is RangeAttribute or RegularExpressionAttribute && value is IEnumerable items and not string)
            {
                var index = 0;
                foreach (var item in items)
                {
                    var place = node is YamlSequence list && index < list.Items.Length ? list.Items[index] : node;
                    index++;
                    if (!CheckOne(target, option, rule, item, place))
                        return false;
                }
            }
            else if (!CheckOne(target, option, rule, value, node))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A message of somebody else as the end of a sentence.</summary>
    public static string Clause(string? message)
    {
        var clause = (message ?? "").Trim().TrimEnd('.');
        return clause.Length == 0 ? "not a valid value" : clause;
    }

    private bool CheckOne(object target, OptionProperty option, ValidationAttribute rule, object? value, YamlNode node)
    {
        string? custom;
        try
        {
            var context = new ValidationContext(target) { MemberName = option.Property.Name, DisplayName = option.Key };
            if (rule.GetValidationResult(value, context) is not { } result)
                return true;
            custom = rule.ErrorMessage is null && rule.ErrorMessageResourceName is null && rule is not CustomValidationAttribute ? null : result.ErrorMessage;
            custom ??= Known(rule, value) is null ? result.ErrorMessage : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            custom = exception.Message;
        }

        var (code, expected) = Known(rule, value) ?? (DiagnosticCodes.InvalidValue, "");
        scope.Diagnostics.Add(
            code, node.Span,
            custom is not null ? $"{Words.Code(option.Key)}: {Clause(custom)}"
            : code == DiagnosticCodes.EmptyList ? $"the list {Words.Code(option.Key)} is empty: expected {expected}"
            : $"{Words.Code(option.Key)}: expected {expected}, got {Got(value, node)}");
        return false;
    }

    private static string Got(object? value, YamlNode node) => value switch
    {
        _ when node is YamlScalar scalar => scalar is { IsPlain: false, Value: "" } ? "an empty text" : Words.Describe(scalar),
        ICollection collection => Words.Count(collection.Count, "item"),
        _ => Words.Describe(node),
    };

    /// <summary>The code of a rule and what it expects; null for a rule that brings its own words.</summary>
    private static (string Code, string Expected)? Known(ValidationAttribute rule, object? value)
    {
        var isText = value is string;
        var isEmpty = value is ICollection { Count: 0 };
        var unit = isText ? "character" : "item";
        return rule switch
        {
            RangeAttribute range => (DiagnosticCodes.OutOfRange, (value is null ? null : ScalarType.Of(value.GetType())?.Words) + Ranges.Of(range)),
            LengthAttribute length => (Code(isEmpty), $"{Ranges.OfCount(length.MinimumLength, length.MaximumLength, unit)}"),
            MinLengthAttribute length => (Code(isEmpty), $"{Ranges.OfCount(length.Length, int.MaxValue, unit)}"),
            MaxLengthAttribute length => (DiagnosticCodes.OutOfRange, $"{Ranges.OfCount(0, length.Length, unit)}"),
            StringLengthAttribute length => (DiagnosticCodes.OutOfRange, $"{Ranges.OfCount(length.MinimumLength, length.MaximumLength, "character")}"),
            RequiredAttribute => (DiagnosticCodes.InvalidValue, "a text that is not empty"),
            RegularExpressionAttribute pattern => (DiagnosticCodes.InvalidValue, $"a text that matches {Words.Code(pattern.Pattern)}"),
            AllowedValuesAttribute allowed => (DiagnosticCodes.InvalidValue, Words.Choice(allowed.Values.Select(static item => item?.ToString() ?? "null"))),
            _ => null,
        };
    }

    private static string Code(bool isEmpty) => isEmpty ? DiagnosticCodes.EmptyList : DiagnosticCodes.OutOfRange;
}

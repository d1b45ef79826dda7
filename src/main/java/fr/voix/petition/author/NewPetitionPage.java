package fr.voix.petition.author;

import fr.voix.base.page.Flaw;
import fr.voix.base.page.Flawed;
import fr.voix.base.page.Frame;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of a new petition.
 *
 * @param values what was typed, by field
 * @param flaws in the order of the fields
 * @param candidates amendements that what was typed may mean
 */
public record NewPetitionPage(
        Frame frame,
        Map<String, String> values,
        List<Flaw> flaws,
        List<Option> candidates,
        List<Option> themes,
        List<Option> countries,
        List<NearView> near,
        String rules,
        Limits limits,
        Thresholds thresholds)
        implements Flawed {

    /** One of a list to choose from. */
    public record Option(String value, String label, boolean isSelected) {}

    /** How much fits. */
    public record Limits(int titre, int demande, int motifs, int sources, int sponsors, long sponsorDays) {}

    /** Numbers of signatures, ready to print. */
    public record Thresholds(String answer, String publication, String debate, String departements, String openFor) {}

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** For {@code aria-describedby}: the ids of hint and error. */
    public String describedBy(String field) {
        return Stream.of(field + "-h", flaw(field) == null ? null : field + "-e")
                .filter(id -> id != null)
                .collect(Collectors.joining(" "));
    }

    public boolean isChecked(String field) {
        return !value(field).isEmpty();
    }
}

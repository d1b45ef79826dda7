package fr.voix.petition.signature.name;

import fr.voix.petition.signature.SignatoryName;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which names come into the public list unseen, and which a moderator looks at first. */
final class NameRule {

    private static final Pattern ADDRESS = Pattern.compile(
            "@|://|\\b(?:https?|www|arobase)\\b|\\bpoint (?:com|fr|org|net)\\b|[(\\[](?:at|dot|point)[)\\]]"
                    // a dot between two words, but not that of an initial
                    + "|[\\p{L}\\p{N}-]{2,}[.\\u2024\\u3002\\uff61]\\p{L}{2,}"
                    + "|(?:\\p{N}[ .\\-/]?){6,}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DIGIT_AMONG_LETTERS = Pattern.compile("\\p{L}\\p{N}|\\p{N}\\p{L}");

    /** The scripts whose letters look like each other's. */
    private static final Set<UnicodeScript> ALIKE =
            Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN);

    /** A shorter name stands by chance within others. */
    private static final int SHORTEST_WITHIN = 9;

    private final Set<String> persons;

    /** @param persons well known ones, by first name and name */
    NameRule(Collection<String> persons) {
        this.persons = persons.stream()
                .flatMap(person -> SignatoryName.parse(person).stream())
                .map(SignatoryName::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    NameState stateOf(SignatoryName name) {
        String text = Normalizer.normalize(name.value(), Normalizer.Form.NFKC);
        if (ADDRESS.matcher(text).find()) {
            return NameState.ADDRESS;
        }
        if (DIGIT_AMONG_LETTERS.matcher(text).find() || scriptsAlike(text) > 1) {
            return NameState.MIXED;
        }
        return isKnown(name.folded()) ? NameState.PERSON : NameState.FREE;
    }

    private static long scriptsAlike(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(ALIKE::contains)
                .distinct()
                .count();
    }

    private boolean isKnown(String folded) {
        return persons.contains(folded)
                || persons.stream().anyMatch(person -> person.length() >= SHORTEST_WITHIN && folded.contains(person));
    }
}

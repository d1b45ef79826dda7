package fr.voix.base.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.tally.Caution;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Pattern KEY = Pattern.compile("^([^#!\\s=:][^\\s=:]*)\\s*[=:]");
    private static final Pattern WORDS_OF_HTML = Pattern.compile("(?<!1)<[a-z/]");

    /** Keys of pages on which somebody checks a count, of what programs are told, and of the page that says what a roll-call is. */
    private static final Pattern ABOUT_THE_PROOF = Pattern.compile(
            "(recount|receipt|cite|register|heads|attestation|regle|withheld|journal|exports|api|formats|feed|urn\\.problem|problem|rollcall\\.(title|kind))\\b");

    private static final Pattern WORDS_OF_THE_PROOF = Pattern.compile(
            "\\b(urnes?|feuilles?|racines?|registres?|empreintes?|scrutins? publics?|urns?|ballot box(es)?|leaf|(the|of|its|more) leaves|merkle|roots?|registers?|digests?|fingerprints?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private final Messages fr = Messages.of(Language.FR);
    private final Messages en = Messages.of(Language.EN);

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(read("fr").stringPropertyNames()).isEqualTo(read("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/resources", "web/messages"})
    void no_file_says_a_key_twice(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".properties")).toList()) {
                var keys = Files.readAllLines(file).stream()
                        .map(KEY::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .toList();
                assertThat(keys).as(file.toString()).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void every_key_is_used() throws IOException {
        var sources = new StringBuilder();
        for (var folder : List.of("web/templates", "src/main/java/fr/voix")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        // whatever stands between two quotation marks: they nest in templates
        var quoted = new HashSet<>(Arrays.asList(sources.toString().split("\"")));
        var desk = properties("desk", "fr").stringPropertyNames();
        var unused = new ArrayList<String>();
        for (var key : read("fr").stringPropertyNames()) {
            // composed keys: sort.ADOPTE, error.404.text, methode.1.title, list.order.date
            var stem = key.replaceFirst(
                    "(\\.(\\d|[A-Z]|date$|votes$|debat$|pertinence$|autre$|lede$|title$|text$|go$|since$|description$|domaine\\b)).*",
                    "");
            if (!quoted.contains(key)
                    && !quoted.contains(stem + ".")
                    && !quoted.contains(stem)
                    && !(desk.contains(key) && hasNamedBeginning(key, quoted))) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    /** Of the desk, whose keys end with what is only known when a page is made, or say of signatures what others say of ballots. */
    private static boolean hasNamedBeginning(String key, Set<String> quoted) {
        if (quoted.contains(key.replaceFirst("\\.petition$", ""))) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if (quoted.contains(key.substring(0, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void french_is_set_as_french_is_printed() throws IOException {
        var french = read("fr");
        for (var key : french.stringPropertyNames()) {
            var text = french.getProperty(key);
            assertThat(text)
                    .as(key)
                    .doesNotContain("'", "\"", "...", "« ", " »", " !")
                    .doesNotContainPattern("[^\\u202f][;!?]")
                    .doesNotContainPattern("[^\\u202f]:(?!//)")
                    .doesNotContainPattern("«[^\\u202f]|[^\\u202f]»")
                    .doesNotContainPattern("[^\\u202f]%(?![spca])")
                    .doesNotContainPattern("\\d (?:ans|mois|jours|heures|secondes|octets|voix)\\b");
        }
    }

    @Test
    void english_uses_curly_quotes_and_nothing_holds_markup() throws IOException {
        for (var language : List.of("fr", "en")) {
            var words = read(language);
            for (var key : words.stringPropertyNames()) {
                assertThat(words.getProperty(key))
                        .as(key)
                        .doesNotContain("'", "\"")
                        .isEqualTo(words.getProperty(key).strip())
                        .doesNotContainPattern(WORDS_OF_HTML);
            }
        }
    }

    @Test
    void the_word_for_poll_appears_only_to_say_that_this_is_none() throws IOException {
        var french = read("fr");
        for (var key : french.stringPropertyNames()) {
            if (french.getProperty(key).toLowerCase(java.util.Locale.FRENCH).contains("sondage")) {
                assertThat(french.getProperty(key)).as(key).containsPattern("n’est pas un sondage|ni un sondage|Non");
            }
        }
    }

    @Test
    void numbers_dates_and_shares_follow_the_language() {
        assertThat(fr.number(12847)).isEqualTo("12\u202f847");
        assertThat(en.number(12847)).isEqualTo("12,847");
        assertThat(fr.signed(-8_000_000)).isEqualTo("\u22128\u202f000\u202f000");
        assertThat(fr.percent(470, 1000)).isEqualTo("47,0\u202f%");
        assertThat(en.percent(2, 3)).isEqualTo("66.7%");
        assertThat(fr.percent(0, 0)).isEqualTo("–");
        assertThat(fr.percent(1, 2_000)).isEqualTo("0,1\u202f%");
        assertThat(fr.date(LocalDate.of(2025, 10, 22))).isEqualTo("22\u00a0octobre 2025");
        assertThat(fr.date(LocalDate.of(2026, 1, 1))).isEqualTo("1er\u00a0janvier 2026");
        assertThat(en.date(LocalDate.of(2026, 1, 1))).isEqualTo("1\u00a0January 2026");
    }

    @Test
    void day_and_month_hold_together_and_hours_are_said_as_people_say_them() {
        var at = Instant.parse("2026-01-09T13:05:00Z");
        assertThat(fr.moment(at)).isEqualTo("9\u00a0janvier 2026 à 14\u00a0h\u00a005");
        assertThat(fr.stamp(at)).isEqualTo("9\u00a0janvier 2026, 14\u00a0h\u00a005");
        assertThat(fr.shortStamp(at)).isEqualTo("9\u00a0janv. 2026, 14\u00a0h\u00a005");
        assertThat(fr.shortDate(LocalDate.of(2026, 1, 1))).isEqualTo("1er\u00a0janv.");
        assertThat(en.stamp(at)).isEqualTo("9\u00a0January 2026, 14:05");
        assertThat(en.shortStamp(at)).isEqualTo("9\u00a0Jan 2026, 14:05");
    }

    @Test
    void the_caution_of_signatures_is_the_one_that_programmes_read() {
        assertThat(fr.t("pet.caution").replace('\u202f', ' ')).isEqualTo(Caution.OF_SIGNATURES.replace('\u202f', ' '));
    }

    @Test
    void forms_follow_the_number() {
        assertThat(fr.t("list.count", 0, "0")).isEqualTo("Aucun amendement");
        assertThat(fr.t("list.count", 1, "1")).isEqualTo("1 amendement");
        assertThat(en.t("vote.unit", 1L, "1")).isEqualTo("1\u00a0vote");
        assertThat(fr.t("signature.flaw.limit.VISITOR", 1L)).contains("dans 1\u00a0minute\u202f;");
        assertThat(en.t("signature.flaw.limit.VISITOR", 2L)).contains("in 2\u00a0minutes;");
        assertThat(fr.t("authoring.sponsors", 0, 1)).isEqualTo("0 sur 1\u00a0parrain");
        assertThat(en.t("authoring.sponsors", 1, 5)).isEqualTo("1 of 5\u00a0sponsors");
        assertThat(en.t("vote.unit", 2L, "2")).isEqualTo("2\u00a0votes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void words_of_the_proof_stand_on_its_own_pages_alone(String language) throws IOException {
        assertThat(wordsOfTheProof(forCitizens(language))).isEmpty();
    }

    @Test
    void a_word_of_the_proof_is_found_wherever_a_citizen_would_read_it() throws IOException {
        var french = forCitizens("fr");
        french.setProperty("home.lede", "Votre vote est une feuille.");
        french.setProperty("compare.hint", "Scrutin public n° {0}");
        french.setProperty("recount.lede", "L’urne et ses feuilles.");
        assertThat(wordsOfTheProof(french)).containsExactlyInAnyOrder("home.lede", "compare.hint");
        var english = forCitizens("en");
        english.setProperty("vote.done.tree.yes", "Your ballot is in the urn.");
        english.setProperty("mail.never.note", "A digest of the address is kept.");
        assertThat(wordsOfTheProof(english)).containsExactlyInAnyOrder("vote.done.tree.yes", "mail.never.note");
    }

    /** What is not for colleagues. */
    private static Properties forCitizens(String language) throws IOException {
        var all = read(language);
        all.keySet().removeAll(properties("desk", language).keySet());
        return all;
    }

    private static List<String> wordsOfTheProof(Properties texts) {
        return texts.stringPropertyNames().stream()
                .filter(key -> !ABOUT_THE_PROOF.matcher(key).lookingAt())
                .filter(key ->
                        WORDS_OF_THE_PROOF.matcher(texts.getProperty(key)).find())
                .toList();
    }

    private static Properties read(String language) throws IOException {
        var all = new Properties();
        for (var wing : Messages.WINGS) {
            all.putAll(properties(wing, language));
        }
        return all;
    }

    private static Properties properties(String wing, String language) throws IOException {
        var properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("web/messages", wing + "_" + language + ".properties"), UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}

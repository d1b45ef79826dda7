package fr.voix.petition.author;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.EventActor;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionEvent;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.PetitionText;
import fr.voix.petition.petition.RefusalReasonService;
import fr.voix.petition.petition.ThresholdKind;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail to an author, in both languages. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorLettersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Inject
    AuthorLetters letters;

    @Inject
    AuthorLinks links;

    @Inject
    RefusalReasonService reasons;

    static Stream<Arguments> kinds() {
        return Arrays.stream(EventKind.values())
                .filter(kind -> kind != EventKind.ANSWERED)
                .flatMap(kind -> Arrays.stream(Language.values()).map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_says_what_happened_in_words_and_leads_to_the_private_page(EventKind kind, Language language) {
        Letter letter = letters.of(petition(), event(kind, null), language).orElseThrow();
        String text = text(letter);
        assertThat(letter.subject()).isNotBlank().doesNotContain("{").doesNotContain("!");
        assertThat(text)
                .contains("Publier les comptes")
                .contains(links.privateUrl(7, language))
                .doesNotContain("{", "}", "!", "authoring.", "null");
        if (language == Language.FR) {
            assertThat(text.replaceAll("https?://\\S+", ""))
                    .doesNotContainPattern("[^\\u202f][;:?%]")
                    .doesNotContainPattern("«[^\\u202f]|[^\\u202f]»")
                    .doesNotContain("'");
        }
    }

    @Test
    void a_refusal_gives_every_published_reason_in_the_readers_language_and_the_note() {
        for (var reason : reasons.list()) {
            var event = event(EventKind.REFUSED, reason.code());
            assertThat(text(letters.of(petition(), event, Language.FR).orElseThrow()))
                    .contains(reason.libelle(), reason.explanation(), "Une note.");
            assertThat(text(letters.of(petition(), event, Language.EN).orElseThrow()))
                    .contains(reason.libelleEn(), reason.explanationEn(), "A note.");
        }
    }

    @Test
    void a_threshold_says_which() {
        var texts = new ArrayList<String>();
        for (var kind : ThresholdKind.values()) {
            texts.add(text(letters.of(petition(), event(EventKind.THRESHOLD, kind.key()), Language.FR)
                    .orElseThrow()));
        }
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(texts.get(ThresholdKind.PUBLICATION.ordinal())).contains("100\u202f000 signatures");
    }

    @Test
    void the_first_leads_to_confirming_and_the_second_to_sponsors() {
        assertThat(actions(EventKind.WRITTEN)).containsExactly(links.privateUrl(7, Language.FR));
        assertThat(actions(EventKind.CONFIRMED)).containsExactly(links.sponsorUrl(7, Language.FR));
        assertThat(letters.of(petition(), event(EventKind.ANSWERED, null), Language.FR))
                .isEmpty();
    }

    private List<String> actions(EventKind kind) {
        return letters.of(petition(), event(kind, null), Language.FR).orElseThrow().parts().stream()
                .filter(Part.Action.class::isInstance)
                .map(part -> ((Part.Action) part).url())
                .toList();
    }

    private static String text(Letter letter) {
        var lines = new ArrayList<String>();
        for (var part : letter.parts()) {
            switch (part) {
                case Part.Paragraph paragraph -> lines.add(paragraph.text());
                case Part.Action action -> lines.add(action.label() + "\n" + action.url());
                case Part.Quote quote -> lines.add(quote.text());
                case Part.Links all -> all.items().forEach(item -> lines.add(item.label() + "\n" + item.url()));
                default -> throw new IllegalStateException("unexpected " + part);
            }
        }
        return String.join("\n", lines);
    }

    private static PetitionEvent event(EventKind kind, String code) {
        return new PetitionEvent(
                7,
                3,
                kind,
                PetitionState.OPEN,
                PetitionState.OPEN,
                EventActor.MODERATION,
                NOW,
                code,
                "Une note.",
                "A note.",
                null);
    }

    private static Petition petition() {
        return new Petition(
                7,
                8,
                PetitionState.OPEN,
                new PetitionText("Publier les comptes", "Publiez-les.", "Pour tous.", List.of()),
                PetitionSubject.NONE,
                false,
                false,
                true,
                NOW,
                NOW,
                NOW,
                NOW.plusSeconds(86_400),
                null,
                Set.of());
    }
}

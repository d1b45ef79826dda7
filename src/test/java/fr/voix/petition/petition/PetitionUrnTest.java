package fr.voix.petition.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import fr.voix.base.text.Language;
import fr.voix.urn.log.LeafReader;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each step of a petition does to its urn. */
@MicronautTest(transactional = false)
class PetitionUrnTest {

    private static final PetitionText TEXT =
            new PetitionText("Publier les comptes", "Publiez-les.", "Ils sont publics.", List.of());
    private static final PetitionText OTHER =
            new PetitionText("Publier tous les comptes", "Publiez-les.", "Ils sont publics.", List.of());

    @Inject
    PetitionService petitions;

    @Inject
    UrnRecount recounts;

    @Inject
    UrnReader urns;

    @Inject
    LeafReader leaves;

    /** The way there, and the kinds of leaves that its urn then has; « t » of the first text, « T » of another. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SPONSORING                                            | t",
                "SPONSORING LAPSED                                     | tz",
                "SPONSORING WITHDRAWN                                  | tz",
                "SPONSORING AWAITING                                   | t",
                "SPONSORING AWAITING WITHDRAWN                         | tz",
                "SPONSORING AWAITING REFUSED                           | tz",
                "SPONSORING AWAITING REFUSED AWAITING                  | tzt",
                "SPONSORING AWAITING REFUSED AWAITING OPEN             | tzt",
                "SPONSORING AWAITING OPEN                              | t",
                "SPONSORING AWAITING OPEN SUSPENDED                    | tz",
                "SPONSORING AWAITING OPEN SUSPENDED OPEN               | tzt",
                "SPONSORING AWAITING OPEN SUSPENDED CLOSED             | tz",
                "SPONSORING AWAITING OPEN SUSPENDED WITHDRAWN          | tz",
                "SPONSORING AWAITING OPEN CLOSED                       | tz",
                "SPONSORING AWAITING OPEN CLOSED ANSWERED ARCHIVED     | tz",
                "SPONSORING AWAITING OPEN WITHDRAWN                    | tz",
                "SPONSORING AWAITING correct OPEN                      | tT",
                "SPONSORING AWAITING OPEN correct                      | tT",
                "SPONSORING AWAITING OPEN SUSPENDED correct            | tzT",
                "SPONSORING AWAITING OPEN SUSPENDED correct OPEN       | tzTT",
                "SPONSORING AWAITING OPEN SUSPENDED correct CLOSED     | tzT",
            })
    void an_urn_is_open_in_those_states_that_take_signatures(String way, String kinds) {
        Petition petition = write();
        for (String step : way.split(" ")) {
            ChangeResult result = step.equals("correct")
                    ? petitions.correct(
                            petition.id(), OTHER, false, EventDraft.of(EventKind.CORRECTED, EventActor.MODERATION))
                    : change(petition, PetitionState.valueOf(step));
            assertThat(result).as(step).isInstanceOf(ChangeResult.Changed.class);
            assertThat(recounts.recount(petition.uid()).orElseThrow().faults())
                    .as(step)
                    .isEmpty();
        }

        Petition now = petitions.find(petition.id()).orElseThrow();
        var urn = urns.of(List.of(petition.uid())).getFirst();
        assertThat(urn.isOpen()).isEqualTo(now.state().takesSignatures());
        List<String> written = leavesOf(petition);
        var expected = new ArrayList<String>();
        for (char kind : kinds.toCharArray()) {
            expected.add(
                    switch (kind) {
                        case 't' -> question(petition, TEXT);
                        case 'T' -> question(petition, OTHER);
                        default -> "z1 " + petition.uid() + " 0";
                    });
        }
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void a_draft_has_no_urn_and_can_be_given_up_without_one() {
        Petition petition = write();
        assertThat(change(petition, PetitionState.WITHDRAWN)).isInstanceOf(ChangeResult.Changed.class);
        assertThat(urns.of(List.of(petition.uid()))).isEmpty();
    }

    @Test
    void the_same_words_and_those_of_what_is_over_are_no_correction() {
        Petition petition = write();
        var corrected = EventDraft.of(EventKind.CORRECTED, EventActor.MODERATION);
        assertThat(petitions.correct(petition.id(), OTHER, false, corrected))
                .isInstanceOf(ChangeResult.NotFromHere.class);
        change(petition, PetitionState.SPONSORING);
        assertThat(petitions.correct(petition.id(), TEXT, false, corrected))
                .isInstanceOf(ChangeResult.NotFromHere.class);
        change(petition, PetitionState.WITHDRAWN);
        assertThat(petitions.correct(petition.id(), OTHER, false, corrected))
                .isInstanceOf(ChangeResult.NotFromHere.class);
        assertThat(petitions.correct(Long.MAX_VALUE, OTHER, false, corrected))
                .isInstanceOf(ChangeResult.UnknownPetition.class);
        assertThat(leavesOf(petition)).hasSize(2);
    }

    @Test
    void two_confirmations_at_once_open_one_urn() throws Exception {
        for (int round = 0; round < 10; round++) {
            Petition petition = write();
            List<Callable<ChangeResult>> both = List.of(
                    () -> change(petition, PetitionState.SPONSORING), () -> change(petition, PetitionState.SPONSORING));
            var results = new ArrayList<ChangeResult>();
            try (var executor = Executors.newFixedThreadPool(2)) {
                for (var one : executor.invokeAll(both)) {
                    results.add(one.get());
                }
            }
            assertThat(results).hasAtLeastOneElementOfType(ChangeResult.Changed.class);
            assertThat(results).hasAtLeastOneElementOfType(ChangeResult.NotFromHere.class);
            assertThat(leavesOf(petition)).hasSize(1);
            assertThat(petitions.events(petition.id())).hasSize(2);
        }
    }

    @Test
    void while_urns_are_read_only_only_steps_that_touch_none_are_taken() {
        try (var server = TestServer.start(Map.of())) {
            var service = server.getApplicationContext().getBean(PetitionService.class);
            Petition draft = write(service);
            Petition sponsored = write(service);
            change(service, sponsored, PetitionState.SPONSORING);
            server.getApplicationContext().getBean(UrnGuard.class).stop("A test");

            assertThat(change(service, draft, PetitionState.SPONSORING)).isInstanceOf(ChangeResult.ReadOnly.class);
            assertThat(service.find(draft.id()).orElseThrow().state()).isEqualTo(PetitionState.DRAFT);
            assertThat(service.events(draft.id())).hasSize(1);
            assertThat(change(service, sponsored, PetitionState.AWAITING)).isInstanceOf(ChangeResult.Changed.class);
            assertThat(service.correct(
                            sponsored.id(), OTHER, false, EventDraft.of(EventKind.CORRECTED, EventActor.MODERATION)))
                    .isInstanceOf(ChangeResult.ReadOnly.class);
            assertThat(service.find(sponsored.id()).orElseThrow().text()).isEqualTo(TEXT);
        }
    }

    private Petition write() {
        return write(petitions);
    }

    private static Petition write(PetitionService petitions) {
        return petitions.write(new PetitionDraft(
                TEXT, PetitionSubject.NONE, new Author("Camille Martin", "camille@voix.example", Language.FR)));
    }

    private ChangeResult change(Petition petition, PetitionState next) {
        return change(petitions, petition, next);
    }

    private static ChangeResult change(PetitionService petitions, Petition petition, PetitionState next) {
        var kind = switch (next) {
            case SPONSORING -> EventKind.CONFIRMED;
            case AWAITING -> EventKind.SPONSORED;
            case OPEN -> EventKind.PUBLISHED;
            default -> EventKind.valueOf(next.name());
        };
        return petitions.change(petition.id(), next, EventDraft.of(kind, EventActor.SERVICE));
    }

    private static String question(Petition petition, PetitionText text) {
        return "t1 " + petition.uid() + " " + HexFormat.of().formatHex(text.sha256());
    }

    private List<String> leavesOf(Petition petition) {
        var urn = urns.of(List.of(petition.uid())).getFirst();
        var written = new ArrayList<String>();
        leaves.read(urn.urnId(), 0, urn.frontier().size(), (index, leaf) -> written.add(leaf.line()));
        return written;
    }
}

package fr.voix.desk.petition;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.audit.Actor;
import fr.voix.base.text.Messages;
import fr.voix.base.text.WorkingDays;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import fr.voix.desk.petition.PetitionQueueRepository.HeldNames;
import fr.voix.desk.petition.PetitionQueueRepository.QueuedPetition;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes lists of petitions ready to print. */
@Singleton
public record PetitionQueueView(PetitionQueueRepository queue, Clock clock) implements WaitingCount {

    public static final String RULES = DeskAreas.PETITIONS + "/motifs";

    /** Within so many working days an author is promised an answer. */
    static final int PROMISED = 3;

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_QUERY = 200;
    private static final int MOST_NAMED = 20;

    static String address(long petitionId) {
        return DeskAreas.PETITIONS + "/" + petitionId;
    }

    /** Where it is decided on its signatures. */
    static String decisions(String uid) {
        return DeskAreas.PETITIONS + "/" + uid + "/decisions";
    }

    @Override
    public String area() {
        return DeskAreas.PETITIONS;
    }

    @Override
    public List<Waiting> waiting(Actor reader) {
        return List.of(
                new Waiting(Kind.PETITION, area(), queue.countWaiting()),
                new Waiting(Kind.THRESHOLD, area() + "?etat=" + QueueTab.REPONSE.code(), queue.countDue()));
    }

    PetitionQueuePage page(Messages words, Account account, @Nullable String state, @Nullable String q, long after) {
        String query = q == null ? "" : q.replace("\0", "").strip();
        String wanted = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
        // a moderator who searches wants to search everywhere
        QueueTab tab = state == null && !wanted.isEmpty() ? QueueTab.TOUTES : QueueTab.ofCode(state);
        List<QueuedPetition> found = list(tab, wanted, after, PAGE_SIZE + 1);
        boolean isMore = found.size() > PAGE_SIZE;
        List<QueuedPetition> rows = isMore ? found.subList(0, PAGE_SIZE) : found;
        long waiting = queue.countWaiting();
        String title = words.t("petitiondesk.title");
        return new PetitionQueuePage(
                account.frame(words, title, DeskAreas.PETITIONS).withWaiting(Map.of(DeskAreas.PETITIONS, waiting)),
                summary(words, waiting),
                tab.code(),
                Arrays.stream(QueueTab.values())
                        .map(one -> new PetitionQueuePage.Tab(
                                words.t("petitiondesk.tab." + one.code()),
                                one == tab ? null : link(words, one, wanted, 0)))
                        .toList(),
                queue.heldNames(MOST_NAMED).stream()
                        .map(held -> names(words, held))
                        .toList(),
                wanted,
                rows.stream().map(row -> item(words, row)).toList(),
                isMore ? link(words, tab, wanted, rows.getLast().petitionId()) : null,
                account.mayAdminister() ? words.link(RULES) : null);
    }

    private List<QueuedPetition> list(QueueTab tab, String wanted, long after, int most) {
        // what waits longest comes first; of all others the latest
        return tab == QueueTab.ATTENTE
                ? queue.oldestFirst(tab.states(), tab.isHiddenOnly(), wanted, after, most)
                : queue.latestFirst(tab.states(), tab.isHiddenOnly(), tab == QueueTab.REPONSE, wanted, after, most);
    }

    private static PetitionQueuePage.Tab names(Messages words, HeldNames found) {
        return new PetitionQueuePage.Tab(
                words.t("petitiondesk.names.of", found.titre(), found.names()),
                words.link(address(found.petitionId())) + "#noms");
    }

    private static String link(Messages words, QueueTab tab, String wanted, long after) {
        return words.link(DeskAreas.PETITIONS) + "?etat=" + tab.code()
                + (wanted.isEmpty() ? "" : "&q=" + URLEncoder.encode(wanted, UTF_8))
                + (after == 0 ? "" : "&apres=" + after);
    }

    private String summary(Messages words, long waiting) {
        return list(QueueTab.ATTENTE, "", 0, 1).stream()
                .findFirst()
                .map(oldest -> words.t(
                        "petitiondesk.summary", waiting, words.age(Duration.between(since(oldest), clock.instant()))))
                .orElseGet(() -> words.t("petitiondesk.summary.none"));
    }

    private static Instant since(QueuedPetition row) {
        return row.since() == null ? row.createdAt() : row.since();
    }

    private PetitionQueuePage.Item item(Messages words, QueuedPetition row) {
        boolean isWaiting = row.state() == PetitionState.AWAITING;
        Instant shown = row.publishedAt() == null ? since(row) : row.publishedAt();
        return new PetitionQueuePage.Item(
                words.link(address(row.petitionId())),
                words.t("petitiondesk.number", Long.toString(row.petitionId())),
                row.titre(),
                state(words, row.state(), row.isHidden()),
                isWaiting
                        ? words.shortAge(Duration.between(since(row), clock.instant()))
                        : words.date(shown.atZone(Messages.PARIS).toLocalDate()),
                isWaiting ? promise(words, since(row)) : null,
                isWaiting && isLate(since(row)));
    }

    static String state(Messages words, PetitionState state, boolean isHidden) {
        String text = words.t("petitiondesk.state." + state);
        return isHidden ? words.t("petitiondesk.state.hidden", text) : text;
    }

    /** By when an answer was promised, or since when it is late. */
    String promise(Messages words, Instant since) {
        return words.t(
                isLate(since) ? "petitiondesk.promise.late" : "petitiondesk.promise", words.date(promised(since)));
    }

    boolean isLate(Instant since) {
        return clock.instant().atZone(Messages.PARIS).toLocalDate().isAfter(promised(since));
    }

    private static LocalDate promised(Instant since) {
        return WorkingDays.after(since.atZone(Messages.PARIS).toLocalDate(), PROMISED);
    }

    /** What moderators look at together. */
    enum QueueTab {
        ATTENTE("attente", EnumSet.of(PetitionState.AWAITING)),
        /** That reached a threshold, and wait for the answer or the debate that it promises. */
        REPONSE(
                "reponse",
                EnumSet.of(PetitionState.OPEN, PetitionState.SUSPENDED, PetitionState.CLOSED, PetitionState.ANSWERED)),
        OUVERTES("ouvertes", EnumSet.of(PetitionState.OPEN)),
        SUSPENDUES("suspendues", EnumSet.of(PetitionState.SUSPENDED)),
        REFUSEES("refusees", EnumSet.of(PetitionState.REFUSED)),
        CLOSES("closes", EnumSet.of(PetitionState.CLOSED, PetitionState.ANSWERED, PetitionState.ARCHIVED)),
        /** In whatever state. */
        MASQUEES("masquees", EnumSet.complementOf(EnumSet.of(PetitionState.DRAFT))),
        /** In whatever state, but for drafts, which are their author's alone. */
        TOUTES("toutes", EnumSet.complementOf(EnumSet.of(PetitionState.DRAFT)));

        private final String code;
        private final Set<PetitionState> states;

        QueueTab(String code, Set<PetitionState> states) {
            this.code = code;
            this.states = states;
        }

        /** What an address calls it. */
        String code() {
            return code;
        }

        String[] states() {
            return states.stream().map(PetitionState::name).toArray(String[]::new);
        }

        boolean isHiddenOnly() {
            return this == MASQUEES;
        }

        /** That of an address; what waits for one that is none. */
        static QueueTab ofCode(String code) {
            return Arrays.stream(values())
                    .filter(tab -> tab.code.equals(code))
                    .findFirst()
                    .orElse(ATTENTE);
        }
    }
}

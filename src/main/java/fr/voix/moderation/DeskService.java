package fr.voix.moderation;

import fr.voix.account.ModeratorService;
import fr.voix.amendement.Amendement;
import fr.voix.amendement.AmendementService;
import fr.voix.scrutin.ScrutinService;
import fr.voix.tally.Tally;
import fr.voix.tally.TallyService;
import fr.voix.texte.Groupe;
import fr.voix.texte.TexteService;
import fr.voix.theme.Classification;
import fr.voix.theme.Theme;
import fr.voix.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that a moderator looks at, read together. */
@Singleton
class DeskService {

    static final int PAGE_SIZE = 30;

    private final QueueRepository queue;
    private final ModeratorService moderators;
    private final ThemeService themes;
    private final ScrutinService scrutins;
    private final AmendementService amendements;
    private final TexteService textes;
    private final TallyService tallies;

    /** One page of the queue; {@code next} is the uid to go on from, or null. */
    record Queue(List<QueueRow> rows, QueueCountRow count, String next) {}

    /**
     * One scrutin with what was decided on it.
     *
     * @param emails of the moderators in the history
     */
    record Desk(
            Amendement amendement,
            @Nullable String texteTitre,
            @Nullable String groupeLibelle,
            long votes,
            List<Theme> all,
            List<Theme> published,
            List<Classification> history,
            Map<Integer, String> emails) {

        long version() {
            return history.isEmpty() ? 0 : history.getFirst().id();
        }
    }

    DeskService(
            QueueRepository queue,
            ModeratorService moderators,
            ThemeService themes,
            ScrutinService scrutins,
            AmendementService amendements,
            TexteService textes,
            TallyService tallies) {
        this.queue = queue;
        this.moderators = moderators;
        this.themes = themes;
        this.scrutins = scrutins;
        this.amendements = amendements;
        this.textes = textes;
        this.tallies = tallies;
    }

    @Transactional(readOnly = true)
    Queue queue(String after) {
        var rows = queue.page(after, PAGE_SIZE + 1);
        var shown = rows.size() > PAGE_SIZE ? rows.subList(0, PAGE_SIZE) : rows;
        return new Queue(
                shown, queue.count(), rows.size() > PAGE_SIZE ? shown.getLast().uid() : null);
    }

    /** The scrutin to look at after this one: the following one, or the first, or none that waits. */
    Optional<String> following(String uid) {
        var rows = queue.page(uid, 1);
        return (rows.isEmpty() ? queue.page(null, 1) : rows)
                .stream().map(QueueRow::uid).findFirst();
    }

    Optional<String> numero(String uid) {
        return amendements.find(uid).map(Amendement::numero);
    }

    @Transactional(readOnly = true)
    Optional<Desk> desk(String uid) {
        return scrutins.find(uid).flatMap(scrutin -> amendements.find(uid)).map(this::desk);
    }

    private Desk desk(Amendement amendement) {
        var uid = amendement.uid();
        var history = themes.history(uid);
        var groupeUid = amendement.auteur().groupeUid();
        return new Desk(
                amendement,
                textes.texte(amendement.texteUid())
                        .map(texte -> texte.titreCourt() == null ? texte.titre() : texte.titreCourt())
                        .orElse(null),
                groupeUid == null
                        ? null
                        : textes.groupe(groupeUid).map(Groupe::libelle).orElse(null),
                tallies.find(uid).map(Tally::total).orElse(0L),
                themes.list(),
                themes.of(uid),
                history,
                emailsOf(history));
    }

    private Map<Integer, String> emailsOf(List<Classification> history) {
        return moderators.emailsOf(
                history.stream().map(Classification::moderatorId).collect(Collectors.toSet()));
    }
}

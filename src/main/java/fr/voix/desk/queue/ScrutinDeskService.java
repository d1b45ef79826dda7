package fr.voix.desk.queue;

import fr.voix.base.database.Transactions;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.queue.ScrutinQueueRepository.GroupCountRow;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.TexteService;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that a moderator looks at on one scrutin, read together. */
@Singleton
public record ScrutinDeskService(
        ScrutinQueueRepository groups,
        ModeratorService moderators,
        ThemeService themes,
        ScrutinOpening scrutins,
        AmendementService amendements,
        TexteService textes,
        TallyService tallies,
        Transactions transactions) {

    /** Where the desk has what belongs to one scrutin, by its uid. */
    public static final String SCRUTINS = "/moderation/scrutins/";

    /**
     * One scrutin with what was decided on it.
     *
     * @param commission that its rapporteur speaks for, by the token of official addresses; null for none
     * @param mails of the moderators in the history
     * @param identical how many propose the same change, this one included
     */
    public record Desk(
            Amendement amendement,
            @Nullable String texteTitre,
            @Nullable String groupeLibelle,
            @Nullable String commission,
            @Nullable Long votes,
            List<Theme> all,
            List<Theme> published,
            List<Classification> history,
            Map<Integer, String> mails,
            GroupCountRow identical) {

        long version() {
            return history.isEmpty() ? 0 : history.getFirst().id();
        }
    }

    public Optional<Desk> desk(String uid) {
        return transactions.read(() ->
                scrutins.find(uid).flatMap(scrutin -> amendements.find(uid)).map(this::desk));
    }

    private Desk desk(Amendement amendement) {
        var uid = amendement.uid();
        var history = themes.history(uid);
        var groupeUid = amendement.groupeUid();
        return new Desk(
                amendement,
                textes.texte(amendement.texteUid())
                        .map(texte -> texte.titreCourt() == null ? texte.titre() : texte.titreCourt())
                        .orElse(null),
                groupeUid == null
                        ? null
                        : textes.groupe(groupeUid).map(Groupe::libelle).orElse(null),
                amendements.commission(amendement).orElse(null),
                votes(uid),
                themes.list(),
                themes.of(uid),
                history,
                mailsOf(history),
                groups.countIdentical(uid));
    }

    /** Those that propose the same change, this one not included. */
    public List<String> identical(String uid) {
        return transactions.read(() -> groups.identical(uid, BulkService.MOST)).stream()
                .map(QueueRow::uid)
                .filter(other -> !other.equals(uid))
                .toList();
    }

    @Nullable
    private Long votes(String uid) {
        return tallies.isWithheld(uid)
                ? null
                : Optional.ofNullable(tallies.findAll(List.of(uid)).get(uid))
                        .map(Tally::total)
                        .orElse(0L);
    }

    /** The printed numbers of these scrutins, in their order; unknown ones are absent. */
    public Map<String, String> numeros(Collection<String> uids) {
        var found = amendements.findAll(uids).stream().collect(Collectors.toMap(Amendement::uid, Amendement::numero));
        var numeros = new LinkedHashMap<String, String>();
        uids.stream().filter(found::containsKey).forEach(uid -> numeros.put(uid, found.get(uid)));
        return numeros;
    }

    private Map<Integer, String> mailsOf(List<Classification> history) {
        return moderators.mailsOf(
                history.stream().map(Classification::moderatorId).toList());
    }

    /** Where its summary is written. */
    public static String summary(String uid) {
        return SCRUTINS + uid + "/resume";
    }
}

package fr.voix.desk.queue;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.queue.ScrutinQueueRepository.ClusterRow;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes what is alike ready to print. */
@Singleton
record ClusterView(
        AmendementService amendements, NamedScrutinService scrutins, SuggestionView suggestions, ThemeService themes) {

    private static final int EXCERPT = 280;

    ClusterPage page(Messages words, Account account, List<ClusterRow> clusters) {
        var uids = clusters.stream().map(ClusterRow::uid).distinct().toList();
        var texts = amendements.findAll(uids).stream().collect(Collectors.toMap(Amendement::uid, Function.identity()));
        var asked = scrutins.asked(uids, words.language());
        var all = themes.list();
        var cards = clusters.stream()
                // hidden since the list was read
                .filter(cluster -> asked.containsKey(cluster.uid()))
                .map(cluster -> new ClusterPage.Card(
                        asked.get(cluster.uid()),
                        texts.get(cluster.uid()).numero(),
                        kind(words, cluster, texts.get(cluster.uid())),
                        Excerpt.of(texts.get(cluster.uid()).expose(), EXCERPT),
                        suggestions.shared(words, List.of(cluster.uid()), all),
                        words.link(link(cluster, texts.get(cluster.uid())))))
                .toList();
        return new ClusterPage(account.frame(words, words.t("clusters.title"), DeskAreas.CLUSTERS), cards);
    }

    private static String kind(Messages words, ClusterRow cluster, Amendement one) {
        return switch (cluster.likeness()) {
            case NEAR -> words.t("clusters.near", cluster.scrutins());
            case IDENTICAL -> words.t("clusters.identical", cluster.scrutins());
            case MISSION -> words.t("clusters.mission", cluster.scrutins(), one.missionLibelle());
        };
    }

    private static String link(ClusterRow cluster, Amendement one) {
        return switch (cluster.likeness()) {
            case NEAR -> QueueForm.NONE.address(QueueController.BULK, "proches", one.uid());
            case IDENTICAL -> QueueForm.NONE.address(QueueController.BULK, "identiques", one.uid());
            case MISSION ->
                QueueForm.NONE.address(QueueController.BULK, "texte", one.texteUid(), "mission", one.missionLibelle());
        };
    }
}

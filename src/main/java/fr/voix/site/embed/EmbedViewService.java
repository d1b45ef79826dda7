package fr.voix.site.embed;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.rollcall.ScrutinPublic.Detailed;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.petition.place.MapService;
import fr.voix.petition.place.MapView;
import fr.voix.petition.reading.SignaturePlaceService;
import fr.voix.site.chart.HistoryChart;
import fr.voix.site.chart.SignatureChart;
import fr.voix.site.embed.EmbedViewPage.RollCall;
import fr.voix.site.rollcall.GroupVoteService;
import fr.voix.site.rollcall.RollCallPage.GroupVotes;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.log.Publication;
import fr.voix.urn.tally.TallyHistory;
import fr.voix.urn.tally.TallyView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what the views of one Scrutin or petition show beside its count. */
@Singleton
record EmbedViewService(
        ScrutinPublicService scrutins,
        GroupVoteService groupes,
        TallyHistory histories,
        SignaturePlaceService places,
        MapService maps,
        PublicUrl publicUrl) {

    /** Empty for the plain result, and where the Scrutin has not what the view needs. */
    Optional<EmbedViewPage> of(EmbedAspect view, EmbedPage result, Messages m) {
        var uid = result.tally().uid();
        return switch (view) {
            case RESULTAT, CARTE -> Optional.empty();
            case EVOLUTION -> chart(uid, m).map(chart -> new EmbedViewPage(result, null, chart));
            case DEPUTES, HEMICYCLE ->
                scrutins.scrutinPublicOf(uid).map(found -> new EmbedViewPage(result, rollCall(found, view, m), null));
        };
    }

    /** Those that show something of their own; the result always does. */
    List<EmbedAspect> offered(String scrutinUid, Messages m) {
        var isVoted = scrutins.scrutinPublicOf(scrutinUid).isPresent();
        var isDrawn = chart(scrutinUid, m).isPresent();
        return Stream.of(EmbedAspect.values())
                .filter(view -> switch (view) {
                    case RESULTAT -> true;
                    case CARTE -> false;
                    case EVOLUTION -> isDrawn;
                    case DEPUTES, HEMICYCLE -> isVoted;
                })
                .toList();
    }

    /** Likewise of a petition. */
    List<EmbedAspect> offered(Publication petition, Language language) {
        return Stream.of(EmbedAspect.values())
                .filter(view -> switch (view) {
                    case RESULTAT -> true;
                    case EVOLUTION -> chart(petition, Messages.of(language)).isPresent();
                    case CARTE -> map(petition, language).isPresent();
                    case DEPUTES, HEMICYCLE -> false;
                })
                .toList();
    }

    /** How the signatures of a petition grew; empty while there is nothing to draw. */
    Optional<SignatureChart> chart(Publication petition, Messages m) {
        return Optional.ofNullable(SignatureChart.of(histories.of(petition), m));
    }

    /** Where the signatures of a petition come from; empty where too few of one place may be told. */
    Optional<MapView> map(Publication petition, Language language) {
        return petition.urn().counts().of(Choice.S) == 0
                ? Optional.empty()
                : Optional.of(maps.view(places.counts(petition.urn().urnId()), language))
                        .filter(MapView::isDrawn);
    }

    private Optional<HistoryChart> chart(String scrutinUid, Messages m) {
        return histories.find(scrutinUid).map(history -> HistoryChart.of(history, m));
    }

    private RollCall rollCall(Detailed found, EmbedAspect view, Messages m) {
        var scrutin = found.scrutin();
        var isBySeat = view == EmbedAspect.HEMICYCLE;
        var ofGroups = isBySeat ? groupes.groupes(found.groupes(), m) : List.<GroupVotes>of();
        return new RollCall(
                publicUrl.origin() + m.link(Addresses.rollCall(scrutin.legislature(), scrutin.numero())),
                m.t("compare.hint", Integer.toString(scrutin.numero()), m.date(scrutin.voteOn())),
                m.t("rollcall.issue." + scrutin.issue().name()),
                TallyView.of(scrutin.pour(), scrutin.contre(), scrutin.abstentions(), m),
                isBySeat ? GroupVoteService.hemicycle(ofGroups) : null,
                ofGroups);
    }
}

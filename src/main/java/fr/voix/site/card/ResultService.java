package fr.voix.site.card;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.Wording;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.scrutin.Closure;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinScheduling;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Gathers what the pictures of one Scrutin show. */
@Singleton
public record ResultService(
        AmendementService amendements,
        TallyService tallies,
        ScrutinClosing closures,
        ScrutinScheduling schedules,
        WithheldService withheld,
        RegisterMarkService register,
        PublicUrl publicUrl) {

    /** For a page that names the Scrutin; empty when there is none, or none that is shown. */
    public Optional<Picture> picture(Amendement amendement, Gist gist, Language language) {
        return card(amendement, gist, language).map(card -> card.picture(publicUrl.origin()));
    }

    /** Empty when there is no Scrutin, or none that is shown. */
    Optional<Card> card(Amendement amendement, Gist gist, Language language) {
        return withheld(amendement.uid(), language)
                .<Card>map(found ->
                        new WithheldCard(language, found, numero(amendement, language), gist.text(), publicUrl.host()))
                .or(() -> of(amendement, gist, language));
    }

    /** What is said in the place of the figures of a Scrutin; empty where these are to be shown. */
    public Optional<Withheld> withheld(String scrutinUid, Language language) {
        return withheld.of(scrutinUid, language);
    }

    private Optional<Result> of(Amendement amendement, Gist gist, Language language) {
        return tallies.find(amendement.uid())
                .map(tally -> new Result(
                        language,
                        numero(amendement, language),
                        gist,
                        tally,
                        changesAt(tally).map(Messages.of(language)::day).orElse(null),
                        publicUrl.host(),
                        register.text(Messages.of(language))));
    }

    private String numero(Amendement amendement, Language language) {
        return new Wording(Messages.of(language))
                .numero(amendement, amendements.commission(amendement).orElse(null));
    }

    private Optional<Instant> changesAt(Tally tally) {
        return tally.isOpen()
                ? schedules.closesAt(tally.uid())
                : closures.lastClosure(tally.uid(), tally.size()).map(Closure::at);
    }
}

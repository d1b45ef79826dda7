package fr.voix.site.embed;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyView;
import java.time.temporal.ChronoUnit;

/**
 * A result with the urn that it was read from.
 *
 * @param size leaves of the urn
 * @param instant when it was published, for {@code <time>}
 * @param at the same for people, as the script of the frame writes it too
 */
public record EmbedTally(String uid, TallyView view, boolean isOpen, long size, String instant, String at) {

    static EmbedTally of(Tally tally, Language language) {
        var m = Messages.of(language);
        return new EmbedTally(
                tally.uid(),
                TallyView.of(tally, m),
                tally.isOpen(),
                tally.size(),
                tally.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                m.shortStamp(tally.at()));
    }
}

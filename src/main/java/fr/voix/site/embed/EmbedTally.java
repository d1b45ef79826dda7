package fr.voix.site.embed;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A result with the urn that it was read from.
 *
 * @param size leaves of the urn
 * @param instant when it was published, for {@code <time>}
 * @param at the same for people, as the script of the frame writes it too
 * @param aside how many were set aside, where they are more than one in a hundred; else null
 */
public record EmbedTally(
        String uid,
        TallyView view,
        boolean isOpen,
        long size,
        String instant,
        String at,
        @Nullable String aside) {

    private static final int TOLD_FROM = 100;

    static EmbedTally of(Tally tally, List<SetAside> asides, Language language) {
        var m = Messages.of(language);
        return new EmbedTally(
                tally.uid(),
                TallyView.of(tally, m),
                tally.isOpen(),
                tally.size(),
                tally.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                m.shortStamp(tally.at()),
                aside("embed.aside", asides, tally.total(), m));
    }

    /** @param counted what stands beside it */
    @Nullable
    static String aside(String key, List<SetAside> asides, long counted, Messages m) {
        long aside = asides.stream().mapToLong(SetAside::done).sum();
        return aside * TOLD_FROM > counted + aside ? m.t(key, aside, m.number(aside)) : null;
    }
}

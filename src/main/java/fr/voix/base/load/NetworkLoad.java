package fr.voix.base.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one network sent to one urn lately, and what everybody sent; good for the length of a request. */
public final class NetworkLoad {

    private final List<Width> widths;
    private final LoadSubject urn;
    private final LoadSubject everything;

    record Width(double part, LoadSubject inUrn, LoadSubject inAllUrns) {}

    NetworkLoad(List<Width> widths, LoadSubject urn, LoadSubject everything) {
        this.widths = widths;
        this.urn = urn;
        this.everything = everything;
    }

    /** The share that is furthest above what is expected, of all widths and windows. */
    public LoadShare share(Instant now) {
        LoadSeen ofUrn = urn.seen(now);
        LoadSeen ofAll = everything.seen(now);
        List<LoadShare> shares = new ArrayList<>();
        for (Width width : widths) {
            LoadSeen inUrn = width.inUrn().seen(now);
            long inAll = width.inAllUrns().seen(now).total();
            shares.add(LoadShare.of(inUrn.total(), ofUrn.total(), LoadShare.IN_TEN_MINUTES, width.part()));
            shares.add(LoadShare.of(inUrn.latest(), ofUrn.latest(), LoadShare.LATELY, width.part()));
            shares.add(LoadShare.of(inAll, ofAll.total(), LoadShare.IN_ALL_URNS, width.part()));
        }
        return shares.stream().max(Comparator.comparingDouble(LoadShare::times)).orElseThrow();
    }

    /** What everybody sent to this urn in the last ten minutes. */
    public long ofUrn(Instant now) {
        return urn.seen(now).total();
    }

    /** Counts one more of this network in this urn. */
    public void count(Instant now) {
        for (Width width : widths) {
            width.inUrn().count(now);
            width.inAllUrns().count(now);
        }
        urn.count(now);
        everything.count(now);
    }
}

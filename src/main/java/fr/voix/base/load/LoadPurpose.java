package fr.voix.base.load;

/** What is counted; each purpose has its own keys, so that counts of two purposes cannot be joined. */
public enum LoadPurpose {
    /** First ballots and requests to sign, of one network in one urn. */
    NETWORK_IN_URN(LoadSpan.TEN_MINUTES, 3, 100_000),
    /** First ballots and requests to sign, of one network in all urns. */
    NETWORK(LoadSpan.TEN_MINUTES, 10, 50_000),
    /** First ballots and requests to sign, of everybody in one urn. */
    URN(LoadSpan.TEN_MINUTES, 1, 20_000),
    /** First ballots and requests to sign, of everybody in all urns. */
    EVERYTHING(LoadSpan.TEN_MINUTES, 1, 10),
    /** Scrutins that one voter came to. */
    VOTER(LoadSpan.TEN_MINUTES, 5, 100_000),
    /** Ballots that one voter had written in one Scrutin; a single ballot is not shared with other instances. */
    BALLOT_WRITTEN(LoadSpan.DAY, 2, 200_000),
    /** Mails that were asked for, by whom and to where. */
    MAIL(LoadSpan.HOUR, 1, 200_000),
    /** Petitions that were started for one mailbox. */
    PETITION(LoadSpan.DAY, 1, 50_000),
    /** Whether the pressure on an urn was already logged in this hour. */
    ALERT(LoadSpan.HOUR, 1, 10_000);

    private final LoadSpan span;
    private final int sharedFrom;
    private final int mostRemembered;

    /**
     * @param sharedFrom the total from which an instance shares its counts: what happens once or twice to everybody is not worth
     *     a row
     * @param mostRemembered subjects that an instance holds in memory; the least seen is dropped first
     */
    LoadPurpose(LoadSpan span, int sharedFrom, int mostRemembered) {
        this.span = span;
        this.sharedFrom = sharedFrom;
        this.mostRemembered = mostRemembered;
    }

    public LoadSpan span() {
        return span;
    }

    int sharedFrom() {
        return sharedFrom;
    }

    int mostRemembered() {
        return mostRemembered;
    }
}

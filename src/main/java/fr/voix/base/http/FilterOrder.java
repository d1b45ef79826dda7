package fr.voix.base.http;

/** The order in which filters see requests; answers pass in reverse, so the first filters also see those of all others. */
public final class FilterOrder {

    /** First, so that the logs of all other filters carry the request id. */
    public static final int REQUEST_ID = -1_100;

    public static final int SECURITY_HEADERS = -1_000;
    public static final int ERROR_IN_A_FRAME = -950;

    /** Before sessions are read, and, for the answer, after every filter that may end one. */
    public static final int PLAIN_COOKIE = -930;

    /** Logs every refusal, also those of filters. */
    public static final int REFUSAL_LOG = -925;

    public static final int BARE_ERROR = -900;
    /** Before a refusal gets the general body of an error. */
    public static final int REFUSAL_REASON = -890;

    public static final int API_ANSWER = -800;
    public static final int RATE_LIMIT = -700;
    public static final int PREFLIGHT = -650;
    public static final int CROSS_SITE = -600;
    public static final int UNKNOWN_PARAMETER = -550;
    public static final int ROLE_ROUTE = -500;
    /** Innermost, so that an answer that it replaces gets the headers of all others. */
    public static final int HIDDEN = -400;

    private FilterOrder() {}
}

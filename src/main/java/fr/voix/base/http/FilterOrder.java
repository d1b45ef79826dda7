package fr.voix.base.http;

/** Who sees a request first; answers pass the other way, so that the headers reach those of every other filter. */
public final class FilterOrder {

    /** What every other one logs has its name. */
    public static final int REQUEST_ID = -1_100;

    public static final int SECURITY_HEADERS = -1_000;
    /** Changes what an error looks like. */
    public static final int ERROR_IN_A_FRAME = -950;

    /** Before sessions are read, and after everybody who may end one. */
    public static final int PLAIN_COOKIE = -930;

    /** Sees every refusal, also those of filters. */
    public static final int REFUSAL_LOG = -925;

    public static final int BARE_ERROR = -900;
    /** Before a refusal gets the body of any error. */
    public static final int REFUSAL_REASON = -890;

    public static final int API_ANSWER = -800;
    public static final int RATE_LIMIT = -700;
    public static final int PREFLIGHT = -650;
    public static final int CROSS_SITE = -600;
    public static final int UNKNOWN_PARAMETER = -550;
    public static final int ROLE_ROUTE = -500;
    /** Innermost: what it answers in the place of another answer gets what the others add. */
    public static final int HIDDEN = -400;

    private FilterOrder() {}
}

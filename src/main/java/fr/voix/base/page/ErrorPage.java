package fr.voix.base.page;

/**
 * What went wrong, in one sentence, and where to go.
 *
 * @param status its digits are drawn in strokes
 * @param note more to say, or null
 */
public record ErrorPage(Frame frame, int status, String title, String text, String note) {

    public int[] digits() {
        return Integer.toString(status).chars().map(digit -> digit - '0').toArray();
    }

    public boolean isSearchUseful() {
        return status == 404 || status == 410;
    }
}

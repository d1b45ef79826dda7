package fr.voix.site;

/**
 * What went wrong, in one sentence, and where to go.
 *
 * @param status its digits are drawn in strokes
 */
public record ErrorPage(Frame frame, int status, String title, String text) {

    public String[] digits() {
        return Integer.toString(status).split("");
    }

    public boolean isSearchUseful() {
        return status == 404 || status == 410;
    }

    public boolean isTransient() {
        return status == 429 || status >= 500;
    }
}

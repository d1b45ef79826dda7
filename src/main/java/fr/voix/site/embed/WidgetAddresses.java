package fr.voix.site.embed;

/** Where the files are that pages of others and embeds load. */
final class WidgetAddresses {

    /** One script at one address, whose attributes are the promise. */
    static final String SCRIPT = "/embed.js";

    static final String FRAME_STYLE = "/embed/frame.css";
    static final String FRAME_SCRIPT = "/embed/frame.js";
    /** What views load besides. */
    static final String VIEW_STYLE = "/embed/view.css";

    static final String VIEW_SCRIPT = "/embed/view.js";
    /** For programs of others; {@code frame.js} is one. */
    static final String CLIENT = "/client/voix.js";

    static final String CLIENT_TYPES = "/client/voix.d.ts";

    private WidgetAddresses() {}

    static String versioned(String address, WidgetFile file) {
        return address + "?v=" + file.version();
    }
}

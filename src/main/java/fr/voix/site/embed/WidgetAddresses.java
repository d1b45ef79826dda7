package fr.voix.site.embed;

import fr.voix.base.text.Subject;

/** Where the files are that pages of others and embeds load. */
final class WidgetAddresses {

    /** One script at one address, whose attributes are the promise. */
    static final String SCRIPT = "/embed.js";

    static final String FRAME_STYLE = "/embed/frame.css";
    static final String FRAME_SCRIPT = "/embed/frame.js";
    /** For programs of others; {@code frame.js} is one. */
    static final String CLIENT = "/client/voix.js";

    static final String CLIENT_TYPES = "/client/voix.d.ts";

    private WidgetAddresses() {}

    /** The French address of an embed. */
    static String embed(Subject subject) {
        return "/embed" + subject.path();
    }

    static String versioned(String address, WidgetFile file) {
        return address + "?v=" + file.version();
    }
}

package fr.voix.moderation;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * HTML of an official text, which was sanitised at import and is therefore printed as it is. Nothing else may be wrapped
 * in this.
 */
public record OfficialText(String sanitised) implements Content {

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(sanitised);
    }

    @Override
    public boolean isEmptyContent() {
        return sanitised == null || sanitised.isBlank();
    }
}

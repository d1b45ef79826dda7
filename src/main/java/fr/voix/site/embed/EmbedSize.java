package fr.voix.site.embed;

import fr.voix.base.text.Parameters;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/** The formats of the advertisements that newsrooms have room for. The document of an embed is the same in all of them. */
enum EmbedSize {
    COMPACT(300, 120),
    STANDARD(300, 250),
    LARGE(728, 90),
    /** As wide as its place; this is what is shown of it where a width must be named. */
    FLUIDE(600, 240);

    private static final int HEIGHT_OF_NARROWEST = 400;

    private final int width;
    private final int height;

    EmbedSize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** As a frame says it. */
    String frameWidth() {
        return this == FLUIDE ? "100%" : Integer.toString(width);
    }

    /** Of a frame that nothing makes higher: enough in the narrowest place. */
    int frameHeight() {
        return this == FLUIDE ? HEIGHT_OF_NARROWEST : height;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EmbedSize read(Parameters asked, @Nullable String taille) {
        return asked.oneOf("taille", taille, List.of(values()), EmbedSize::code, STANDARD);
    }
}

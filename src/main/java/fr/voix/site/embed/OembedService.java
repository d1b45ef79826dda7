package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.site.card.Picture;
import fr.voix.site.embed.EmbedAddress.Embeddable;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says how something of ours is put on another page, as oEmbed 1.0 has it, in JSON. */
@Singleton
record OembedService(EmbeddableService embeds, PublicUrl publicUrl, JsonMapper json) {

    private static final Argument<Map<String, Object>> PARTS = Argument.mapOf(String.class, Object.class);

    /** The frame tells the newest result by itself; a consumer asks again for its title, or whether it is still shown. */
    private static final int CACHE_SECONDS = 3_600;

    /** Empty when there is nothing there, or nothing that is shown. */
    Optional<Answer> find(Embeddable target, OembedForm asked) {
        return embeds.find(target).map(embed -> answer(parts(embed, target.language(), asked)));
    }

    private Answer answer(Map<String, Object> parts) {
        try {
            return Answer.json(json.writeValueAsBytes(PARTS, parts));
        } catch (IOException e) {
            throw new IllegalStateException("An answer is plain data", e);
        }
    }

    private Map<String, Object> parts(Embed embed, Language language, OembedForm asked) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("version", "1.0");
        int height = EmbedCode.height(embed.title());
        boolean isFrame = asked.hasRoom(height);
        parts.put("type", isFrame ? "rich" : "link");
        parts.put("title", embed.title());
        parts.put("provider_name", "Voix");
        parts.put("provider_url", publicUrl.origin() + language.href("/"));
        parts.put("cache_age", CACHE_SECONDS);
        if (embed.picture() != null && asked.hasRoomForPicture()) {
            parts.put("thumbnail_url", embed.picture());
            parts.put("thumbnail_width", Picture.WIDTH);
            parts.put("thumbnail_height", Picture.HEIGHT);
        }
        if (isFrame) {
            parts.put("html", frame(embed, language, height));
            parts.put("width", asked.width());
            parts.put("height", height);
        }
        return parts;
    }

    /** As wide as its place, on a phone too. No inline style, which the policy of a page may forbid; the embed reads without scripts where those are forbidden. */
    private String frame(Embed embed, Language language, int height) {
        return "<iframe src=\"%s%s\" title=\"%s\" width=\"100%%\" height=\"%d\" loading=\"lazy\" frameborder=\"0\" referrerpolicy=\"no-referrer\"></iframe>"
                .formatted(publicUrl.origin(), language.href(embed.path()), escaped(embed.frameTitle()), height);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

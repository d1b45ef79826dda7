package fr.voix.notice.follow;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.SignedToken;
import fr.voix.base.text.Language;
import fr.voix.petition.signature.SignatureId;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** The links of mails to followers, and to signatories who asked for news. */
@Singleton
class FollowLinkService {

    static final String CONFIRMATION = "/suivre/confirmation/";
    static final String SETTINGS = "/suivre/reglage/";
    static final String STOP = "/suivre/arret/";
    static final String NEWS_STOP = "/suivre/nouvelles/";

    private static final int UUID_LENGTH = 2 * Long.BYTES;

    private final SignedToken confirmation;
    private final SignedToken settings;
    private final SignedToken stop;
    private final SignedToken newsStop;
    private final PublicUrl publicUrl;

    FollowLinkService(Secrets secrets, PublicUrl publicUrl) {
        this.confirmation = new SignedToken(secrets.pepper(), "follow");
        this.settings = new SignedToken(secrets.pepper(), "follow-settings");
        this.stop = new SignedToken(secrets.pepper(), "follow-stop");
        this.newsStop = new SignedToken(secrets.pepper(), "news-stop");
        this.publicUrl = publicUrl;
    }

    /** In French, without origin, as all paths here. */
    String confirmationPath(UUID followId) {
        return CONFIRMATION + confirmation.write(bytes(followId));
    }

    Optional<UUID> readConfirmation(String token) {
        return confirmation.read(token).flatMap(FollowLinkService::uuid);
    }

    String settingsPath(UUID followId) {
        return SETTINGS + settings.write(bytes(followId));
    }

    Optional<UUID> readSettings(String token) {
        return settings.read(token).flatMap(FollowLinkService::uuid);
    }

    String stopPath(UUID followId) {
        return STOP + stop.write(bytes(followId));
    }

    Optional<UUID> readStop(String token) {
        return stop.read(token).flatMap(FollowLinkService::uuid);
    }

    String newsStopPath(SignatureId id) {
        return NEWS_STOP
                + newsStop.write(ByteBuffer.allocate(Long.BYTES + UUID_LENGTH)
                        .putLong(id.urnId())
                        .put(bytes(id.uuid()))
                        .array());
    }

    Optional<SignatureId> readNewsStop(String token) {
        return newsStop.read(token)
                .filter(bytes -> bytes.length == Long.BYTES + UUID_LENGTH)
                .map(ByteBuffer::wrap)
                .map(fields -> new SignatureId(fields.getLong(), new UUID(fields.getLong(), fields.getLong())));
    }

    /** As it stands in a mail. */
    String url(String path, Language language) {
        return publicUrl.origin() + language.href(path);
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(UUID_LENGTH)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static Optional<UUID> uuid(byte[] bytes) {
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        return bytes.length == UUID_LENGTH
                ? Optional.of(new UUID(fields.getLong(), fields.getLong()))
                : Optional.empty();
    }
}

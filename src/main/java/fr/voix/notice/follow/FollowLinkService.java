package fr.voix.notice.follow;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.SignedToken;
import fr.voix.base.text.Language;
import fr.voix.petition.signature.SignatureId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The links of mails to followers, and to signatories who asked for news. */
@Singleton
class FollowLinkService {

    static final String CONFIRMATION = "/suivre/confirmation/";
    static final String SETTINGS = "/suivre/reglage/";
    static final String STOP = "/suivre/arret/";
    static final String NEWS_STOP = "/suivre/nouvelles/";

    private final SignedToken confirmation;
    private final SignedToken settings;
    private final SignedToken stop;
    private final SignedToken newsStop;
    private final PublicUrl publicUrl;

    FollowLinkService(Secrets secrets, PublicUrl publicUrl) {
        this.confirmation = secrets.token("follow");
        this.settings = secrets.token("follow-settings");
        this.stop = secrets.token("follow-stop");
        this.newsStop = secrets.token("news-stop");
        this.publicUrl = publicUrl;
    }

    /** In French, without origin, as all paths here. */
    String confirmationPath(UUID followId) {
        return CONFIRMATION + confirmation.write(followId);
    }

    Optional<UUID> readConfirmation(String token) {
        return confirmation.readUuid(token);
    }

    String settingsPath(UUID followId) {
        return SETTINGS + settings.write(followId);
    }

    Optional<UUID> readSettings(String token) {
        return settings.readUuid(token);
    }

    String stopPath(UUID followId) {
        return STOP + stop.write(followId);
    }

    Optional<UUID> readStop(String token) {
        return stop.readUuid(token);
    }

    String newsStopPath(SignatureId id) {
        return NEWS_STOP + id.write(newsStop);
    }

    Optional<SignatureId> readNewsStop(String token) {
        return SignatureId.read(newsStop, token);
    }

    /** As it stands in a mail. */
    String url(String path, Language language) {
        return publicUrl.origin() + language.href(path);
    }
}

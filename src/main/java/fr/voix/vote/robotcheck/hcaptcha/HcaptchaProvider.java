package fr.voix.vote.robotcheck.hcaptcha;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.Entrance;
import fr.voix.vote.robotcheck.ChallengePrice;
import fr.voix.vote.robotcheck.RobotCheckProvider;
import fr.voix.vote.robotcheck.RobotCheckResult;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * hCaptcha, offered first where challenges are expensive. The proof of work at that price remains the alternative, and the only
 * check while hCaptcha fails. With rate limits off no challenge gets expensive, so hCaptcha is always offered.
 */
@Singleton
@Order(HcaptchaProvider.FIRST)
@Requires(property = "voix.robot-check.hcaptcha.site-key", notEquals = "")
@Requires(bean = HcaptchaConfig.class)
class HcaptchaProvider implements RobotCheckProvider {

    static final int FIRST = 0;

    private static final Logger LOG = LoggerFactory.getLogger(HcaptchaProvider.class);

    /**
     * A real token has two to seven thousand characters of a URL. Others are refused without asking: input that makes siteverify
     * fail must not close hCaptcha for everybody.
     */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,16384}");

    private static final RobotCheckResult REFUSED = new RobotCheckResult.Refused("vote.problem.hcaptcha");

    private final HcaptchaClient client;
    private final HcaptchaConfig config;
    private final Entrance entrance;
    private final PublicUrl publicUrl;
    private final boolean isPriced;
    private final Clock clock;
    private final AtomicReference<Circuit> circuit = new AtomicReference<>(Circuit.CLOSED);
    private final AtomicBoolean isDoubtSaid = new AtomicBoolean();

    HcaptchaProvider(
            HcaptchaClient client,
            HcaptchaConfig config,
            @Named("hcaptcha") Entrance entrance,
            PublicUrl publicUrl,
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isPriced,
            Clock clock) {
        this.client = client;
        this.config = config;
        this.entrance = entrance;
        this.publicUrl = publicUrl;
        this.isPriced = isPriced;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "hcaptcha";
    }

    @Override
    public boolean isOffered() {
        return circuit.get().allowsCall(clock.instant());
    }

    @Override
    public boolean isAskedAt(ChallengePrice price) {
        return !isPriced || price.times() >= config.from();
    }

    @Override
    public Optional<String> siteKey() {
        return Optional.of(config.siteKey());
    }

    @Override
    public RobotCheckResult check(String response) {
        return TOKEN.matcher(response).matches() ? entrance.pass(() -> ask(response)) : REFUSED;
    }

    private RobotCheckResult ask(String response) {
        Circuit seen = circuit.get();
        Instant now = clock.instant();
        if (!seen.allowsCall(now) || !circuit.compareAndSet(seen, seen.duringCall(now))) {
            return unavailable();
        }
        var answer = client.verify(response);
        var verdict = answer.map(given -> given.verdict(publicUrl.host(), clock.instant()))
                .orElse(SiteverifyAnswer.Verdict.OUTAGE);
        return switch (verdict) {
            case PASSED -> {
                isDoubtSaid.set(false);
                yield closed(new RobotCheckResult.Passed(ChallengePrice.CEILING));
            }
            case VISITOR_ERROR -> closed(REFUSED);
            case VISITOR_OR_OPERATOR -> {
                if (!isDoubtSaid.getAndSet(true)) {
                    LOG.warn(
                            "hCaptcha says {}: a visitor's doing, or HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET are not of one account; "
                                    + "not said again before somebody passes",
                            answer.map(SiteverifyAnswer::errorCodesOrNone).orElseThrow());
                }
                yield closed(REFUSED);
            }
            case OPERATOR_ERROR -> {
                LOG.error(
                        "hCaptcha refuses our account: {}; visitors are given ALTCHA",
                        answer.map(SiteverifyAnswer::errorCodesOrNone).orElseThrow());
                yield opened();
            }
            case OUTAGE -> opened();
        };
    }

    boolean isHealthy() {
        return circuit.get().isClosed();
    }

    private RobotCheckResult closed(RobotCheckResult result) {
        circuit.set(Circuit.CLOSED);
        return result;
    }

    private RobotCheckResult opened() {
        circuit.set(Circuit.openedAt(clock.instant()));
        return unavailable();
    }

    private static RobotCheckResult unavailable() {
        return new RobotCheckResult.Unavailable(Circuit.PAUSE);
    }
}

package fr.voix.vote.robotcheck;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Offers robot checks, and passes responses to them. */
@Singleton
record RobotCheckService(List<RobotCheckProvider> providers) {

    RobotCheckOffer offer(ChallengePrice price) {
        Optional<String> siteKey = offered(price)
                .filter(provider -> provider.name().equals("hcaptcha"))
                .findFirst()
                .flatMap(RobotCheckProvider::siteKey);
        return new RobotCheckOffer(
                offered(price).map(RobotCheckProvider::name).toList(),
                siteKey.map(RobotCheckOffer.Hcaptcha::new).orElse(null));
    }

    /** Empty when there is no check of that name here. */
    Optional<RobotCheckResult> check(String name, String response) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .map(provider -> provider.check(response));
    }

    private Stream<RobotCheckProvider> offered(ChallengePrice price) {
        return providers.stream().filter(provider -> provider.isOffered() && provider.isAskedAt(price));
    }
}

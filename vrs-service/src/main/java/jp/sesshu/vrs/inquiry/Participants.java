package jp.sesshu.vrs.inquiry;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The municipalities that use this system, and where to look for people of others: in the area of nobody, so that the
/// same is done whether a municipality takes part or not.
@Singleton
public class Participants {
    private final List<MunicipalityCode> participants;

    Participants(@ConfigProperty(name = "vrs.participants") Optional<List<String>> participants) {
        this.participants = participants.orElse(List.of()).stream()
                .map(MunicipalityCode::parse)
                .toList();
    }

    public List<MunicipalityCode> all() {
        return participants;
    }

    MunicipalityCode area(MunicipalityCode asked) {
        return participants.contains(asked) ? asked : MunicipalityCode.NOBODY;
    }
}

package jp.sesshu.platform.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;

/// An event as it arrived, its envelope checked. The municipality is the header's.
public record ReceivedEvent(UUID id, MunicipalityCode municipality, String type, String key, JsonNode data) {}

package jp.sesshu.vrs.watching;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.alarm.Suspect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-22")
class SuspectTest {
    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        assertThat(Suspect.at("2001:db8:1:2:aaaa::1")).isEqualTo(Suspect.at("2001:db8:1:2:bbbb::2"));
        assertThat(Suspect.at("2001:db8:1:2::1")).isNotEqualTo(Suspect.at("2001:db8:1:3::1"));
        assertThat(Suspect.at("192.0.2.1").address()).isEqualTo("192.0.2.1");
    }

    @Test
    void whatIsNoAddressIsNotKept() {
        assertThat(Suspect.at("123456789018")).isEqualTo(Suspect.at(null));
        assertThat(Suspect.at(null).municipality()).isEqualTo(MunicipalityCode.NOBODY);
    }
}

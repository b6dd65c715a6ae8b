package org.valueledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ValueLedger {

    public static void main(String[] args) {
        SpringApplication.run(ValueLedger.class, args);
    }
}

package io.getinference.local;

import io.getinference.local.demo.DemoKey;

import java.net.URI;

/** The lines to paste. */
final class Welcome {

    private Welcome() {}

    static String text(URI door, DemoKey key) {
        return """

          Address   BASE
          Demo key  KEY   ($5.00 of credit)

          curl
            curl BASE/chat/completions -H "Authorization: Bearer KEY" \\
              -H "Content-Type: application/json" \\
              -d '{"model":"gemini-flash","messages":[{"role":"user","content":"Hello!"}]}'

          Python (pip install openai)
            from openai import OpenAI
            client = OpenAI(base_url="BASE", api_key="KEY")
            messages = [{"role": "user", "content": "Hello!"}]
            answer = client.chat.completions.create(model="gemini-flash", messages=messages)
            print(answer.choices[0].message.content)

          Node (npm install openai)
            import OpenAI from "openai";
            const client = new OpenAI({ baseURL: "BASE", apiKey: "KEY" });
            const messages = [{ role: "user", content: "Hello!" }];
            const answer = await client.chat.completions.create({ model: "gemini-flash", messages });
            console.log(answer.choices[0].message.content);
        """
                .replace("BASE", door + "/v1")
                .replace("KEY", key.secret());
    }
}

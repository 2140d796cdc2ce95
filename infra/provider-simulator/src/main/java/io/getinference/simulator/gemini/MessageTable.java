package io.getinference.simulator.gemini;

/**
 * The request messages of {@code google.ai.generativelanguage}: a name and its fields to a line,
 * {@code *} for a list, {@code {}} for a map; {@code oneof} names fields of which there is one.
 * What is not here is an unknown name to the provider.
 */
final class MessageTable {
    static final String TABLE =
            """
            message GenerateContentRequest model:string contents:Content* systemInstruction:Content \
            tools:Tool* toolConfig:ToolConfig safetySettings:SafetySetting* \
            generationConfig:GenerationConfig cachedContent:string serviceTier:ServiceTier \
            store:bool labels:string{}
            message CountTokensRequest model:string contents:Content* \
            generateContentRequest:GenerateContentRequest

            message Content role:string parts:Part*
            message Part text:string inlineData:Blob fileData:FileData functionCall:FunctionCall \
            functionResponse:FunctionResponse executableCode:ExecutableCode \
            codeExecutionResult:CodeExecutionResult thought:bool thoughtSignature:bytes \
            videoMetadata:VideoMetadata mediaResolution:MediaResolution partMetadata:Struct
            oneof Part data text inlineData fileData functionCall functionResponse executableCode \
            codeExecutionResult
            message Blob mimeType:string data:bytes
            message FileData mimeType:string fileUri:string
            message FunctionCall id:string name:string args:Struct
            message FunctionResponse id:string name:string response:Struct \
            parts:FunctionResponsePart* willContinue:bool scheduling:FunctionResponse.Scheduling
            message FunctionResponsePart inlineData:Blob
            message ExecutableCode id:string language:ExecutableCode.Language code:string
            message CodeExecutionResult id:string outcome:CodeExecutionResult.Outcome output:string
            message VideoMetadata startOffset:string endOffset:string fps:double
            message MediaResolution level:MediaResolution.Level numTokens:int32
            enum FunctionResponse.Scheduling SCHEDULING_UNSPECIFIED SILENT WHEN_IDLE INTERRUPT
            enum ExecutableCode.Language LANGUAGE_UNSPECIFIED PYTHON
            enum CodeExecutionResult.Outcome OUTCOME_UNSPECIFIED OUTCOME_OK OUTCOME_FAILED \
            OUTCOME_DEADLINE_EXCEEDED
            enum MediaResolution.Level MEDIA_RESOLUTION_UNSPECIFIED MEDIA_RESOLUTION_LOW \
            MEDIA_RESOLUTION_MEDIUM MEDIA_RESOLUTION_HIGH MEDIA_RESOLUTION_ULTRA_HIGH

            message Tool functionDeclarations:FunctionDeclaration* googleSearch:Struct \
            googleSearchRetrieval:Struct codeExecution:Struct urlContext:Struct fileSearch:Struct \
            computerUse:Struct googleMaps:Struct mcpServers:Struct*
            message FunctionDeclaration name:string description:string parameters:Schema \
            parametersJsonSchema:Value response:Schema responseJsonSchema:Value \
            behavior:FunctionDeclaration.Behavior
            enum FunctionDeclaration.Behavior UNSPECIFIED BLOCKING NON_BLOCKING
            message Schema type:Type format:string title:string description:string nullable:bool \
            enum:string* items:Schema maxItems:int64 minItems:int64 properties:Schema{} \
            required:string* minProperties:int64 maxProperties:int64 minimum:double \
            maximum:double minLength:int64 maxLength:int64 pattern:string example:Value \
            anyOf:Schema* propertyOrdering:string* default:Value
            enum Type TYPE_UNSPECIFIED STRING NUMBER INTEGER BOOLEAN ARRAY OBJECT NULL
            message ToolConfig functionCallingConfig:FunctionCallingConfig \
            retrievalConfig:Struct includeServerSideToolInvocations:bool
            message FunctionCallingConfig mode:FunctionCallingConfig.Mode \
            allowedFunctionNames:string*
            enum FunctionCallingConfig.Mode MODE_UNSPECIFIED AUTO ANY NONE VALIDATED

            message SafetySetting category:HarmCategory threshold:SafetySetting.HarmBlockThreshold
            enum HarmCategory HARM_CATEGORY_UNSPECIFIED HARM_CATEGORY_DEROGATORY \
            HARM_CATEGORY_TOXICITY HARM_CATEGORY_VIOLENCE HARM_CATEGORY_SEXUAL \
            HARM_CATEGORY_MEDICAL HARM_CATEGORY_DANGEROUS HARM_CATEGORY_HARASSMENT \
            HARM_CATEGORY_HATE_SPEECH HARM_CATEGORY_SEXUALLY_EXPLICIT \
            HARM_CATEGORY_DANGEROUS_CONTENT HARM_CATEGORY_CIVIC_INTEGRITY
            enum SafetySetting.HarmBlockThreshold HARM_BLOCK_THRESHOLD_UNSPECIFIED \
            BLOCK_LOW_AND_ABOVE BLOCK_MEDIUM_AND_ABOVE BLOCK_ONLY_HIGH BLOCK_NONE OFF
            enum ServiceTier SERVICE_TIER_UNSPECIFIED STANDARD FLEX PRIORITY

            message GenerationConfig temperature:float topP:float topK:int32 \
            candidateCount:int32 maxOutputTokens:int32 stopSequences:string* seed:int32 \
            presencePenalty:float frequencyPenalty:float responseLogprobs:bool logprobs:int32 \
            responseMimeType:string responseSchema:Schema responseJsonSchema:Value \
            responseFormat:Value thinkingConfig:ThinkingConfig \
            responseModalities:GenerationConfig.Modality* \
            mediaResolution:GenerationConfig.MediaResolution speechConfig:Struct \
            imageConfig:Struct enableEnhancedCivicAnswers:bool
            message ThinkingConfig includeThoughts:bool thinkingBudget:int32 \
            thinkingLevel:ThinkingConfig.ThinkingLevel
            enum ThinkingConfig.ThinkingLevel THINKING_LEVEL_UNSPECIFIED MINIMAL LOW MEDIUM HIGH
            enum GenerationConfig.Modality MODALITY_UNSPECIFIED TEXT IMAGE AUDIO
            enum GenerationConfig.MediaResolution MEDIA_RESOLUTION_UNSPECIFIED \
            MEDIA_RESOLUTION_LOW MEDIA_RESOLUTION_MEDIUM MEDIA_RESOLUTION_HIGH
            """;

    private MessageTable() {}
}

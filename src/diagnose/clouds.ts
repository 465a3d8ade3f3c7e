import type { Cause } from './diagnosis.ts';
import { type FailureContext, valueIn } from './failure-context.ts';
import { responseMessage } from './response-message.ts';
import { isUpstreamStatus } from './statuses.ts';

const BUCKET_SERVER = /^(?:AmazonS3|UploadServer|Windows-Azure-(?:Blob|File|Table|Queue)|MinIO|AliyunOSS|tencent-cos)/i;
const BUCKET_HEADER = /^(?:x-amz-id-2|x-goog-(?:generation|stored-)|x-guploader-uploadid|x-oss-request-id)/i;
const BUCKET_MESSAGE = /CORS (?:is )?not \w+ (?:for this bucket|or no matching rule)|^CORSResponse:/i;
const GATEWAY_HEADER = /^(?:x-amz-apigw-id|apigw-requestid|x-amzn-errortype|x-kong-|ocp-apim-)/i;

/** A storage bucket or an API gateway, which have CORS settings of their own. */
export function cloudCause(failure: FailureContext): Cause | undefined {
  const { response, page } = failure;
  if (isUpstreamStatus(response.status)) return undefined;
  const method = (page.method ?? 'GET').toUpperCase();
  if (isBucket(failure)) {
    return {
      code: 'bucket-cors',
      message: `The response comes from a storage bucket (${valueIn(failure, 'Server') || 'judging by its headers'}), which has its own CORS settings`,
      page: 'If the bucket is not yours, load the file with <img>, link to it with <a>, or have your own server fetch it',
      fix: `Add the page's origin and the ${method} method to the bucket's CORS rules`,
    };
  }
  if (!response.headers.some(([name]) => GATEWAY_HEADER.test(name))) return undefined;
  return {
    code: 'gateway-cors',
    message: 'The response comes from an API gateway, which has its own CORS settings',
    fix: `Turn on CORS in the gateway for ${method} at this path, including error responses`,
  };
}

function isBucket(failure: FailureContext): boolean {
  return (
    BUCKET_SERVER.test(valueIn(failure, 'Server')) ||
    failure.response.headers.some(([name]) => BUCKET_HEADER.test(name)) ||
    BUCKET_MESSAGE.test(responseMessage(failure.response))
  );
}
